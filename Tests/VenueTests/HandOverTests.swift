import Lanes
import Market
import Testing

@testable import Venue

/// How a new world takes over, on the venue's side; the test plays the thread that builds it.
@Suite struct HandOverTests {
  /// A venue's loop, and an upgrade that it has taken up.
  private struct Upgrading: ~Copyable {
    var venue: LoopHarness
    let link: UpgradeLink
    var entries: Lane<UpgradeEntry>.Consumer

    init(capacity: Int = 16) throws {
      var world = ScriptedWorld()
      world.script = [.trade(1, at: 3), .trade(2, at: 40)]
      var venue = try LoopHarness(world: world)
      let lane = Lane<UpgradeEntry>.make(capacity: capacity)
      let link = try UpgradeLink(entries: lane.producer, venue: venue.loop.shared.doorbell)
      venue.loop.upgrade = link
      link.follow(after: 0)
      venue.turn(after: 5)
      self.venue = venue
      self.link = link
      entries = lane.consumer
    }

    /// The builder has caught up and come near, and waits for what the venue says.
    mutating func comeNear() throws {
      link.set(.caughtUp)
      venue.turn(after: 10)
      guard case .approach = entries.pop() else { throw LoopHarness.Missing() }
      link.set(.caughtUp)
      venue.turn(after: 1)
    }

    /// The builder has found the same state and caught up again, and the venue stands still to be
    /// replaced; gives where.
    mutating func standStill() throws -> TimeMark {
      link.hasAgreed = true
      try comeNear()
      guard case .handOver(let mark) = entries.pop() else { throw LoopHarness.Missing() }
      return mark
    }

    /// Whether the venue answers commands now.
    mutating func answers(_ reference: UInt64) -> Bool {
      _ = venue.port.submit(LoopHarness.command(reference))
      venue.turn(after: 1)
      return venue.news().contains { $0.hasSuffix("answer \(reference)") }
    }
  }

  @Test func whoIsFarBehindComesCloserFirst() throws {
    var upgrading = try Upgrading()
    upgrading.link.set(.caughtUp)
    upgrading.venue.turn(after: 10)
    guard case .approach(let mark) = upgrading.entries.pop() else {
      Issue.record("the venue stands still for one that is far behind")
      return
    }
    #expect(upgrading.link.stage == .followed)
    #expect(mark.time == .epoch + .milliseconds(5) && mark.events == Sequence(1))
    // Slow again: again it is only told how far to come.
    upgrading.link.set(.caughtUp)
    upgrading.venue.turn(after: 6)
    #expect(upgrading.link.stage == .followed)
    let isAnswered = upgrading.answers(7)
    #expect(isAnswered)
  }

  @Test func whoIsNearTakesOver() throws {
    var upgrading = try Upgrading()
    let mark = try upgrading.standStill()
    #expect(upgrading.link.stage == .handingOver)
    #expect(mark.time == .epoch + .milliseconds(15))
    // Nobody is served, and nothing is lost.
    let isAnswered = upgrading.answers(7)
    #expect(!isAnswered)
    var fresh = upgrading.venue.loop.world
    fresh.notices = []
    fresh.script.append(.trade(9, at: 60))
    upgrading.link.world = fresh
    upgrading.link.set(.ready)
    upgrading.venue.turn(after: 2)
    #expect(upgrading.link.stage == .switched)
    #expect(upgrading.link.pauseNanoseconds == 3_000_000)
    let news = upgrading.venue.news()
    #expect(news.contains { $0.hasSuffix("answer 7") })
    #expect(upgrading.venue.loop.world.script.count == 3)
    #expect((upgrading.link.world as? ScriptedWorld)?.script.count == 2, "the old one leaves")
  }

  @Test func whoHasNotAgreedGetsACopyToCompare() throws {
    var upgrading = try Upgrading()
    try upgrading.comeNear()
    #expect(upgrading.link.stage == .comparing)
    guard case .compare(let mark) = upgrading.entries.pop() else { throw LoopHarness.Missing() }
    #expect(mark.time == .epoch + .milliseconds(15))
    let copy = try #require(upgrading.link.world as? ScriptedWorld)
    #expect(copy.now == mark.time)
    // Both go on while they are compared.
    let isAnswered = upgrading.answers(7)
    #expect(isAnswered)
    #expect(upgrading.link.copyNanoseconds == 1_000_000)
    // Whoever finds another state says so, and the venue never stands still for it.
    upgrading.link.set(.refused)
    let isAnsweredLater = upgrading.answers(8)
    #expect(isAnsweredLater)
    #expect(upgrading.venue.loop.upgrade == nil)
    #expect(upgrading.entries.pop().map { if case .handOver = $0 { true } else { false } } != true)
  }

  @Test func aRefusalIsFinal() throws {
    let upgrading = try Upgrading()
    upgrading.link.set(.refused)
    upgrading.link.set(.comparing)
    #expect(upgrading.link.stage == .refused)
  }

  @Test func whoIsTooLateDoesNotTakeOver() throws {
    var upgrading = try Upgrading()
    _ = try upgrading.standStill()
    upgrading.venue.turn(after: 249)
    #expect(upgrading.link.stage == .handingOver)
    upgrading.venue.turn(after: 2)
    #expect(upgrading.link.stage == .refused)
    let isAnswered = upgrading.answers(8)
    #expect(isAnswered)
  }

  @Test func whoFallsTooFarBehindIsGivenUp() throws {
    var upgrading = try Upgrading(capacity: 2)
    for reference in UInt64(1)...4 {
      let isAnswered = upgrading.answers(reference)
      #expect(isAnswered)
    }
    #expect(upgrading.link.stage == .refused)
    #expect(upgrading.venue.loop.upgrade == nil)
  }
}
