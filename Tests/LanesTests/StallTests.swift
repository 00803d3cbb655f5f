import Glibc
import Testing

@testable import Lanes

/// Whoever stops halfway holds up nobody.
///
/// Shown by progress, not by time: with the stalled ones in place for the whole run, everybody else
/// delivers everything.
@Suite struct StallTests {
  /// A matcher's round over many lanes: one producer has written a slot and never publishes it,
  /// another has filled its lane and gone away.
  ///
  /// Each round takes what the others have, in a bounded number of steps.
  @Test func aProducerStoppedInMidPushHoldsUpNobody() {
    let capacity = 8
    let halfway = Lane<Int>.make(capacity: capacity)
    let full = Lane<Int>.make(capacity: capacity)
    let live = Lane<Int>.make(capacity: capacity)

    // Stopped between writing the slot and publishing it: the latest point at which it can stop.
    let stalled = halfway.producer
    stalled.storage.place(1, at: stalled.cursor.written)

    var idle = full.producer
    while idle.push(0) {}

    var halfwayConsumer = halfway.consumer
    var fullConsumer = full.consumer
    var liveConsumer = live.consumer
    var producer = live.producer
    var delivered = 0
    for round in 0..<1000 {
      #expect(producer.push(round) == true)
      #expect(halfwayConsumer.drain(max: 4) { _ in } == 0)
      fullConsumer.drain(max: 4) { _ in }
      #expect(liveConsumer.drain(max: 4) { delivered += $0 == round ? 1 : 0 } == 1)
    }
    #expect(delivered == 1000)
  }

  /// A consumer that stopped in mid-drain: its producer gets answers, every time, and is never
  /// held.
  @Test func aConsumerStoppedInMidDrainIsAnAnswer() {
    let ends = Lane<Int>.make(capacity: 4)
    var producer = ends.producer
    var consumer = ends.consumer
    while producer.push(0) {}
    var answers = 0
    // Inside the drain nothing is published yet: that is where the consumer is stopped.
    consumer.drain { _ in
      for _ in 0..<100 where !producer.push(1) {
        answers += 1
      }
    }
    #expect(answers == 400)
    #expect(producer.push(2) == true)
  }

  /// Threads: one producer parked for ever with its lane unpublished, one reader of the feed and
  /// one of the slot that never look.
  ///
  /// The others deliver every message.
  @Test func theOthersDeliverEverythingAroundTheStalled() throws {
    let total = 100_000
    let release = try Doorbell()
    let halfway = Lane<Int>.make(capacity: 64)
    let live = Lane<Int>.make(capacity: 64)

    let stalled = try NamedThread(name: "stalled", owning: halfway.producer) { end in
      let producer = end
      producer.storage.place(1, at: producer.cursor.written)
      release.wait()
    }
    let sender = try NamedThread(name: "sender", owning: live.producer) { end in
      var producer = end
      for number in 0..<total {
        while !producer.push(number) { sched_yield() }
      }
    }

    var writer = Feed<Int>.make(capacity: 16)
    let feedReader = writer.feed.reader()
    let slot = Slot<Int>.make { 0 }
    var slotWriter = slot.writer
    let slotReader = slot.reader
    var halfwayConsumer = halfway.consumer
    var liveConsumer = live.consumer
    var received = 0
    while received < total {
      let before = received
      #expect(halfwayConsumer.drain(max: 16) { _ in } == 0)
      liveConsumer.drain(max: 16) { number in
        writer.publish(number)
        slotWriter.write { $0 = number }
        received += number == received ? 1 : 0
      }
      if before == received { sched_yield() }
    }
    #expect(writer.published == total)
    #expect(feedReader.position == 0)
    #expect(slotReader.hasUnread == true)
    release.ring()
    stalled.join()
    sender.join()
  }
}
