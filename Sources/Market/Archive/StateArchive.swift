/// A state as 64-bit words: one visitor that writes it, reads it and hashes it.
///
/// Every type with a state has one `transfer(_:)` that names its fields once, so what is written,
/// what is read back and what is hashed cannot drift apart. While writing and hashing a transfer
/// leaves its value as it is; while reading it replaces it.
///
/// Reading never traps, whatever the words are. The first thing that is wrong is kept as the
/// ``failure``; from then on transfers do nothing and every count is 0, so that no loop runs on.
/// Whoever reads hands nothing out before ``close()`` has found the archive read to its very end.
///
/// Words are numbers; where they become bytes they are little-endian. An archive begins with what
/// it is, its format, its length and a seal over all that follows.
public struct StateArchive: Sendable {
  /// What transfers do.
  public enum Purpose: UInt8, Hashable, Sendable {
    /// They append to the archive.
    case writing
    /// They take from the archive.
    case reading
    /// They mix into a hash and keep nothing.
    case hashing
  }

  /// The number of the layout. It rises whenever anything is archived otherwise than before.
  public static let format: UInt64 = 2
  /// The word that every archive begins with: "BWARCHIV", least byte first.
  static let mark: UInt64 = 0x5649_4843_5241_5742
  /// How many words stand before the state: mark, format, length, seal.
  static let headerCount = 4

  /// What transfers do.
  public let purpose: Purpose
  /// What went wrong first; `nil` while all is well.
  public private(set) var failure: Failure?

  @usableFromInline var words: [UInt64]
  /// The word to be read next; the end of the words once something was wrong.
  @usableFromInline var cursor = 0
  @usableFromInline var mixed: UInt64 = 0x6A09_E667_F3BC_C908
  private var section = "header"

  /// Makes an archive to write.
  ///
  /// - Parameter capacity: For how many words there is room at once.
  public init(reserving capacity: Int = 0) {
    purpose = .writing
    words = []
    words.reserveCapacity(capacity + Self.headerCount)
    words.append(Self.mark)
    words.append(Self.format)
    words.append(0)
    words.append(0)
  }

  /// Makes an archive to read. What is wrong with its header is its ``failure``.
  public init(reading words: [UInt64]) {
    purpose = .reading
    self.words = words
    if let reason = Self.fault(inHeaderOf: words) {
      fail(reason)
    } else {
      cursor = Self.headerCount
    }
  }

  private init(purpose: Purpose) {
    self.purpose = purpose
    words = []
  }

  /// An archive that only hashes.
  public static var hashing: StateArchive { StateArchive(purpose: .hashing) }

  private static func fault(inHeaderOf words: [UInt64]) -> Failure.Reason? {
    guard words.first == mark else { return .notAnArchive }
    guard words.count >= headerCount else { return .truncated }
    guard words[1] == format else { return .unknownFormat }
    guard words[2] <= UInt64(words.count) else { return .truncated }
    guard words[2] == UInt64(words.count) else { return .surplus }
    return words[3] == seal(words) ? nil : .damaged
  }

  /// Whether transfers replace values.
  @inlinable public var isReading: Bool { purpose == .reading }

  /// Whether reading goes on: nothing was wrong so far.
  @inlinable public var isSound: Bool { failure == nil }

  /// How many words are left to be read.
  @inlinable public var remaining: Int { words.count - cursor }

  /// The hash of all that was transferred, when hashing.
  @inlinable public var hash: UInt64 { mixed }

  /// The whole archive, when writing.
  public consuming func sealed() -> [UInt64] {
    precondition(purpose == .writing, "only what was written is sealed")
    words[2] = UInt64(words.count)
    words[3] = Self.seal(words)
    return words
  }

  /// Ends reading: throws what was wrong, or that something is left over.
  public mutating func close() throws(Failure) {
    if remaining > 0 { fail(.surplus) }
    if let failure { throw failure }
  }

  /// Notes that something is wrong. The first thing counts.
  public mutating func fail(_ reason: Failure.Reason) {
    guard failure == nil else { return }
    failure = Failure(reason, section: section, word: cursor)
    cursor = words.count
  }

  /// Notes that what was read cannot be, unless it holds. Writing takes no notice.
  @inlinable
  public mutating func require(
    _ condition: @autoclosure () -> Bool, or reason: Failure.Reason = .inconsistent
  ) {
    if purpose == .reading, failure == nil, !condition() { fail(reason) }
  }

  /// Begins a part of the state, with a word made of its name: a reader that has lost its place
  /// finds out here at the latest.
  public mutating func begin(_ section: String) {
    if isSound { self.section = section }
    var word: UInt64 = 0
    for byte in section.utf8.prefix(8).reversed() { word = word << 8 | UInt64(byte) }
    expect(word, or: .outOfPlace)
  }

  /// Writes a word that whoever reads must find again.
  public mutating func expect(_ word: UInt64, or reason: Failure.Reason) {
    var found = word
    transfer(&found)
    if found != word {
      cursor -= 1
      fail(reason)
    }
  }

  /// Four sums that do not wait for each other, folded into one.
  static func seal(_ words: [UInt64]) -> UInt64 {
    var lanes = (UInt64(words.count), UInt64(1), UInt64(2), UInt64(3))
    var index = headerCount
    while index + 4 <= words.count {
      lanes.0 = fold(lanes.0, words[index])
      lanes.1 = fold(lanes.1, words[index + 1])
      lanes.2 = fold(lanes.2, words[index + 2])
      lanes.3 = fold(lanes.3, words[index + 3])
      index += 4
    }
    while index < words.count {
      lanes.0 = fold(lanes.0, words[index])
      index += 1
    }
    return fold(fold(fold(lanes.0, lanes.1), lanes.2), lanes.3)
  }

  /// Mixes a word in: the halves of a product of 128 bits folded together.
  @inlinable
  @inline(__always)
  static func fold(_ value: UInt64, _ word: UInt64) -> UInt64 {
    let product = (value ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return (product.high ^ product.low) &+ 0xD1B5_4A32_D192_ED03
  }
}

/// A value with a state that an archive can take.
public protocol Archived {
  /// Hands every field to an archive, always in the same order.
  mutating func transfer(_ archive: inout StateArchive)
}
