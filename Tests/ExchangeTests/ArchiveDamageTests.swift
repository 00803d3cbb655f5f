import ExchangeReference
import Foundation
import Market
import Testing

@testable import Exchange

/// Archives of exchanges in which there is everything, damaged under a seal that is right for them.
@Suite struct ArchiveDamageTests {
  /// Whether there is time for more.
  private static let isThorough = ProcessInfo.processInfo.environment["SEEDS"] != nil

  private static func restored(_ words: [UInt64], like exchange: Exchange) -> Exchange? {
    try? Exchange(configuration: exchange.configuration, restoring: words)
  }

  @Test func thereIsEverythingInThem() {
    var kinds = StateKinds()
    for play in StreamPlay.gallery { kinds.look(play.exchange) }
    #expect(StateKinds.all.subtracting(kinds.seen).sorted() == [])
    #expect(StreamPlay.gallery.count < 8)
  }

  /// Each flipped word is refused, or comes back as it is and is seen by the state hash.
  @Test func everyFlipIsRefusedOrSeen() {
    var accepted = 0
    for (number, play) in StreamPlay.gallery.enumerated() {
      let words = play.exchange.archive()
      let hash = play.exchange.stateHash
      let stride: UInt64 = Self.isThorough ? 1 : 23
      for index in ArchiveFuzz.first..<words.count {
        for bit in Swift.stride(from: UInt64(index) % stride, to: 64, by: Int(stride)) {
          var flipped = words
          flipped[index] ^= 1 << bit
          ArchiveFuzz.reseal(&flipped)
          guard let read = Self.restored(flipped, like: play.exchange) else { continue }
          accepted += 1
          let isSame = read.archive() == flipped
          let isSeen = read.stateHash != hash || read.time != play.exchange.time
          #expect(isSame && isSeen, "exchange \(number), word \(index), bit \(bit)")
        }
      }
    }
    #expect(accepted > 100)
  }

  /// An archive that ends early is refused wherever it ends.
  @Test func everyCutIsRefused() {
    for play in StreamPlay.gallery.prefix(Self.isThorough ? 8 : 2) {
      let words = play.exchange.archive()
      for index in ArchiveFuzz.first..<words.count {
        var cut = Array(words[..<index])
        ArchiveFuzz.reseal(&cut)
        #expect(Self.restored(cut, like: play.exchange) == nil, "cut at word \(index)")
      }
    }
  }

  /// Whatever is read is a sound exchange: the stream can go on.
  @Test func noDamageTraps() {
    var accepted = 0
    for (number, play) in StreamPlay.gallery.enumerated() {
      let words = play.exchange.archive()
      var random = Random(seed: UInt64(number))
      for _ in 0..<(Self.isThorough ? 20_000 : 400) {
        let damaged = ArchiveFuzz.damage(words, &random)
        guard let read = Self.restored(damaged, like: play.exchange) else { continue }
        accepted += 1
        let isSame = read.archive() == damaged
        #expect(isSame && read.audit(at: read.time).passed)
        guard read.time <= play.time else { continue }
        var other = play
        other.exchange = read
        for _ in 0..<60 { _ = other.step() }
        #expect(other.exchange.audit(at: other.time).passed)
      }
    }
    #expect(accepted > 10)
  }
}
