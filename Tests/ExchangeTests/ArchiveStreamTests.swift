import ExchangeReference
import Foundation
import Market
import Testing

@testable import Exchange

/// Streams of every kind of command and directive, with archives taken and read back in between.
@Suite struct ArchiveStreamTests {
  /// How many seeds are tried; `SEEDS=200` tries more.
  static let seeds = ProcessInfo.processInfo.environment["SEEDS"].flatMap { UInt64($0) } ?? 24

  /// At any point of any stream, what was read back is the same exchange and goes the same way.
  @Test func whatWasReadBackGoesTheSameWay() throws {
    var kinds = StateKinds()
    for seed in 1...Self.seeds {
      var random = Random(seed: seed)
      var never = StreamPlay(seed: seed)
      var again = never
      for round in 0..<1_500 {
        var here = StateKinds()
        here.look(again.exchange)
        if random.chance(4) || !here.seen.isSubset(of: kinds.seen) {
          kinds.add(here)
          let words = again.exchange.archive()
          again.exchange = try Exchange(
            configuration: again.exchange.configuration, restoring: words)
          let isSame = again.exchange.archive() == words
          #expect(isSame, "seed \(seed), step \(round)")
          #expect(
            again.exchange.stateHash == never.exchange.stateHash, "seed \(seed), step \(round)")
        }
        guard again.step() == never.step() else {
          Issue.record("seed \(seed): the exchanges part at step \(round)")
          return
        }
      }
      #expect(again.exchange.stateHash == never.exchange.stateHash, "seed \(seed)")
    }
    #expect(StateKinds.all.subtracting(kinds.seen).sorted() == [])
  }
}
