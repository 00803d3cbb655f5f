import Glibc
import Testing

@testable import Lanes

@Suite struct DoorbellTests {
  @Test func ringsBeforeTheWaitAreNotLost() throws {
    let doorbell = try Doorbell()
    #expect(!doorbell.ring())
    #expect(!doorbell.ring())
    // Would never return if the ring were lost.
    doorbell.wait()
    #expect(doorbell.arm())
    doorbell.disarm()
  }

  @Test func onlyARingThatFindsTheWaiterParkedIsASystemCall() throws {
    let doorbell = try Doorbell()
    #expect(!doorbell.ring())
    #expect(!doorbell.arm())
    #expect(doorbell.arm())
    #expect(!isReadable(doorbell))
    #expect(doorbell.ring())
    // The next ringer cannot know whether the first has come so far as to write the descriptor.
    #expect(doorbell.ring())
    #expect(isReadable(doorbell))
    doorbell.disarm()
    #expect(!isReadable(doorbell))
    #expect(!doorbell.ring())
    #expect(!doorbell.arm())
    #expect(doorbell.arm())
    doorbell.disarm()
  }

  @Test func aWaitEndsAtItsTimeout() throws {
    let doorbell = try Doorbell()
    doorbell.wait(nanoseconds: 0)
    doorbell.wait(nanoseconds: 1_000_000)
    #expect(!doorbell.ring())
  }

  /// The lost wake-up: an element pushed and rung for just as the other side goes to sleep.
  ///
  /// The waiter has no timeout, so one lost ring would stop this test for ever.
  @Test(arguments: [1, 2])
  func noWakeUpIsLost(ringers: Int) throws {
    let total = 60_000
    let doorbell = try Doorbell()
    let first = Lane<Int>.make(capacity: 16)
    let second = Lane<Int>.make(capacity: 16)
    let send: @Sendable (consuming Lane<Int>.Producer) -> Int = { end in
      var producer = end
      var systemCalls = 0
      for number in 0..<total {
        while !producer.push(number) { sched_yield() }
        systemCalls += doorbell.ring() ? 1 : 0
      }
      return systemCalls
    }
    let sender = try NamedThread(name: "first ringer", owning: first.producer, body: send)
    let other = try NamedThread(name: "second ringer", owning: second.producer) { end in
      ringers == 2 ? send(end) : 0
    }
    var consumer = first.consumer
    var otherConsumer = second.consumer
    var received = 0
    while received < total * ringers {
      let taken = consumer.drain { _ in } + otherConsumer.drain { _ in }
      received += taken
      if taken == 0 { doorbell.wait() }
    }
    let systemCalls = sender.join() + other.join()
    #expect(received == total * ringers)
    #expect(systemCalls <= total * ringers)
  }

  /// The doorbell alone orders what was written before the ring and what is read after the wait:
  /// two threads hand one plain field to and fro.
  @Test func whatWasWrittenBeforeTheRingIsSeenAfterTheWait() throws {
    let rounds = 5_000
    let note = Note()
    let there = try Doorbell()
    let back = try Doorbell()
    let other = try NamedThread(name: "other") {
      for round in 0..<rounds {
        there.wait()
        #expect(note.read() == 2 * round + 1)
        note.write(2 * round + 2)
        back.ring()
      }
    }
    for round in 0..<rounds {
      note.write(2 * round + 1)
      there.ring()
      back.wait()
      #expect(note.read() == 2 * round + 2)
    }
    other.join()
  }

  /// A plain field that two threads take turns with.
  //
  // SAFETY: a thread touches it only after the other's ring; whether that orders the two is the
  // question.
  private final class Note: @unchecked Sendable {
    private var number = 0
    func read() -> Int { number }
    func write(_ value: Int) { number = value }
  }

  /// The strategy parks after its rounds, and a parked thread is woken by the ring.
  @Test func aParkedThreadUsesNoProcessorTimeAndWakes() throws {
    let doorbell = try Doorbell()
    let ends = Lane<Int>.make(capacity: 4)
    let sleeper = try NamedThread(name: "sleeper", owning: ends.consumer) { end in
      var consumer = end
      var idle = IdleStrategy()
      var parks = 0
      while true {
        if let number = consumer.pop() { return (parks: parks, number: number) }
        parks += idle.idle(at: doorbell) == .park ? 1 : 0
      }
    }
    var producer = ends.producer
    // Wait until it sleeps: then the ring is the system call.
    while !doorbell.isParked { sched_yield() }
    #expect(producer.push(42) == true)
    #expect(doorbell.ring())
    let outcome = sleeper.join()
    #expect(outcome.number == 42)
    // It slept once and did not wake by itself.
    #expect(outcome.parks == 1)
  }

  private func isReadable(_ doorbell: Doorbell) -> Bool {
    var entry = pollfd(fd: doorbell.fileDescriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&entry, 1, 0) == 1
  }
}
