internal import Market

/// How long large orders are worked in small parts, which is what gives order signs long memory.
public struct MetaorderShape: Hashable, Sendable {
  /// How many parents are worked at once.
  public var parents: Int
  /// The exponent of the law of their lengths; signs then decay with this less 1.
  public var exponent: Double
  /// The most parts a parent may have.
  public var longest: Double

  /// Makes a shape.
  public init(parents: Int, exponent: Double, longest: Double) {
    precondition(parents > 0 && exponent > 1 && longest >= 1, "a shape has parents with parts")
    self.parents = parents
    self.exponent = exponent
    self.longest = longest
  }

  /// What the takers of a busy crypto market look like.
  public static let crypto = MetaorderShape(parents: 2, exponent: 1.28, longest: 5_000)
}

/// The signs of takers: each belongs to one of a few parents, and a parent goes one way.
struct MetaorderSigns: Sendable {
  /// A parent order: its way and how many parts of it are left.
  struct Parent: Sendable {
    var side: Side
    var partsLeft: Int64
  }

  private let shape: MetaorderShape
  private(set) var parents: [Parent]

  /// Makes signs with parents in the middle of their lives.
  init(shape: MetaorderShape, random: inout SeededRandom) {
    self.shape = shape
    parents = []
    for _ in 0..<shape.parents { parents.append(Self.parent(shape, random: &random)) }
  }

  /// The side of the next taker. Three draws, whether a parent ends or not.
  mutating func next(random: inout SeededRandom) -> Side {
    let index = random.below(parents.count)
    let side = parents[index].side
    let successor = Self.parent(shape, random: &random)
    if parents[index].partsLeft > 1 {
      parents[index].partsLeft -= 1
    } else {
      parents[index] = successor
    }
    return side
  }

  private static func parent(_ shape: MetaorderShape, random: inout SeededRandom) -> Parent {
    let length = random.pareto(exponent: shape.exponent)
    let side: Side = random.next() >> 63 == 0 ? .buy : .sell
    return Parent(side: side, partsLeft: Int64(min(length, shape.longest)))
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    for index in parents.indices {
      archive.transfer(&parents[index].side)
      archive.transfer(&parents[index].partsLeft)
    }
  }
}
