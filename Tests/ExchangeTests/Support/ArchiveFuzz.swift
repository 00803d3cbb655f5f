@testable import Exchange
@testable import Market

/// Archives that were tampered with, under a seal that is right for them.
enum ArchiveFuzz {
  /// Where the state begins.
  static let first = StateArchive.headerCount

  static func reseal(_ words: inout [UInt64]) {
    words[2] = UInt64(words.count)
    words[3] = StateArchive.seal(words)
  }

  /// One of the many ways to damage an archive.
  static func damage(_ words: [UInt64], _ random: inout Random) -> [UInt64] {
    var damaged = words
    for _ in 0...random.below(3) {
      let place = first + random.below(damaged.count - first)
      let other = first + random.below(damaged.count - first)
      switch random.below(8) {
      case 0: damaged[place] ^= 1 << UInt64(random.below(64))
      case 1: damaged[place] &+= 1
      case 2: damaged[place] &-= 1
      case 3: damaged[place] = random.pick([0, .max, 1 << 63, 1 << 62, 1 << 32, UInt64.max >> 1])
      case 4: damaged[place] = damaged[other]
      case 5: damaged.swapAt(place, other)
      case 6: damaged.remove(at: place)
      default: damaged.insert(random.next(), at: place)
      }
    }
    reseal(&damaged)
    return damaged
  }
}
