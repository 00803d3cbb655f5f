import Glibc
import Testing

@testable import Lanes

/// Real threads on real lanes: what the thread sanitizer watches.
@Suite struct LaneThreadTests {
  @Test(arguments: [2, 64, 4096])
  func everyElementArrivesOnceAndInOrder(capacity: Int) throws {
    let total = 1_000_000
    let ends = Lane<Int>.make(capacity: capacity)
    let sender = try NamedThread(name: "sender", owning: ends.producer) { end in
      var producer = end
      for number in 0..<total {
        while !producer.push(number) { sched_yield() }
      }
    }
    var consumer = ends.consumer
    var received = 0
    var firstWrong: Int?
    while received < total && firstWrong == nil {
      let taken = consumer.drain { number in
        if number != received { firstWrong = firstWrong ?? number }
        received += 1
      }
      if taken == 0 { sched_yield() }
    }
    #expect(firstWrong == nil)
    drainUntilFinished(&consumer)
    sender.join()
    #expect(received == total)
  }

  /// Arrays are moved across; a torn or doubled one would crash or fail its sum.
  @Test func elementsWithStorageArriveWhole() throws {
    let total = 200_000
    let census = Census()
    do {
      let ends = Lane<[Counted]>.make(capacity: 128)
      let sender = try NamedThread(name: "sender", owning: ends.producer) { end in
        var producer = end
        var batch: [[Counted]] = []
        var next = 0
        while next < total {
          while next < total && batch.count < 37 {
            batch.append(Array(repeating: Counted(next, in: census), count: next % 5))
            next += 1
          }
          let accepted = producer.push(contentsOf: batch.span)
          batch.removeFirst(accepted)
          if accepted == 0 { sched_yield() }
        }
        while !batch.isEmpty {
          batch.removeFirst(producer.push(contentsOf: batch.span))
          sched_yield()
        }
      }
      var consumer = ends.consumer
      var received = 0
      var wrong = 0
      while received < total {
        guard let element = consumer.pop() else {
          sched_yield()
          continue
        }
        let isWhole = element.count == received % 5 && element.allSatisfy { $0.number == received }
        wrong += isWhole ? 0 : 1
        received += 1
      }
      sender.join()
      #expect(wrong == 0)
    }
    #expect(census.count == 0)
  }

  /// What the thread sanitizer can see in every build mode: plain fields, written here and read
  /// here.
  ///
  /// Generic code of a debug build moves elements with functions of the runtime, which it does not
  /// watch.
  @Test func whatWasWrittenBeforeThePushIsSeenAfterThePop() throws {
    let total = 200_000
    let ends = Lane<Parcel>.make(capacity: 64)
    let sender = try NamedThread(name: "sender", owning: ends.producer) { end in
      var producer = end
      for number in 0..<total {
        let parcel = Parcel(number)
        while !producer.push(parcel) { sched_yield() }
      }
    }
    var consumer = ends.consumer
    var sum = 0
    var received = 0
    while received < total {
      guard let parcel = consumer.pop() else {
        sched_yield()
        continue
      }
      sum += parcel.first - parcel.second
      received += 1
    }
    sender.join()
    #expect(sum == 0)
  }

  /// Two plain fields on the heap.
  final class Parcel: Sendable {
    let first: Int
    let second: Int

    init(_ number: Int) {
      first = number
      second = number
    }
  }

  /// A lane that goes there and a lane that comes back: each message waits for the one before.
  @Test func pingPong() throws {
    struct Player: ~Copyable, Sendable {
      var inbox: Lane<Int>.Consumer
      var outbox: Lane<Int>.Producer
    }
    let rounds = 20_000
    let there = Lane<Int>.make(capacity: 1)
    let back = Lane<Int>.make(capacity: 1)
    let player = Player(inbox: there.consumer, outbox: back.producer)
    let echo = try NamedThread(name: "echo", owning: player) { mine in
      var player = mine
      for _ in 0..<rounds {
        while true {
          if let number = player.inbox.pop() {
            _ = player.outbox.push(number + 1)
            break
          }
          sched_yield()
        }
      }
    }
    var producer = there.producer
    var consumer = back.consumer
    var value = 0
    for _ in 0..<rounds {
      #expect(producer.push(value) == true)
      var answer = consumer.pop()
      while answer == nil {
        sched_yield()
        answer = consumer.pop()
      }
      value = answer ?? 0
    }
    echo.join()
    #expect(value == rounds)
  }

  private func drainUntilFinished(_ consumer: inout Lane<Int>.Consumer) {
    while !consumer.isFinished {
      consumer.drain { _ in }
      sched_yield()
    }
  }
}
