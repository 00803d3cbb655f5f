import Market

/// What has become clear about each slot of a pool that is being read.
///
/// A slot is worn out, free, or an order's; an order stands in one queue and in one list. Whoever
/// reads asks here before it links anything, so nothing can be linked twice.
struct SlotCensus {
  /// What is known of a slot.
  enum Kind: UInt8 {
    case unknown
    case free
    case worn
    case order
    case listed
  }

  private var kinds: [Kind]
  /// How many slots are still unknown, or orders in no list.
  private var openQuestions: Int

  init(count: Int) {
    kinds = Array(repeating: .unknown, count: count)
    openQuestions = count
  }

  /// Whether every slot is free, worn out, or an order in a list.
  var areAllExplained: Bool { openQuestions == 0 }

  /// Takes note of what a slot is; says whether it can be that.
  mutating func note(_ slot: Slot, _ kind: Kind, after before: Kind = .unknown) -> Bool {
    guard slot < kinds.count, kinds[Int(slot)] == before else { return false }
    kinds[Int(slot)] = kind
    if kind != .order { openQuestions -= 1 }
    return true
  }
}
