import Market

/// An operation of the workload: 32 bytes in its file.
struct Operation: BitwiseCopyable {
  /// What an operation does.
  enum Kind: UInt8 {
    /// Enters a new order.
    case new
    /// Cancels an order, if it still rests.
    case cancel
    /// Cancels an order and enters it anew, if it still rests.
    case modify
  }

  /// Type, side, whether what is left is dropped, and from bit 32 on the quantity.
  private var head: UInt64
  /// The order, numbered from 1 in the order of first use.
  var id: Int
  /// The limit in ticks.
  private var price: UInt64
  /// The market, which the file does not have.
  private var marketNumber: UInt64 = 0

  init(_ kind: Kind, _ side: Side, isImmediate: Bool, lots: UInt32, id: Int, ticks: UInt32) {
    head =
      UInt64(kind.rawValue) | UInt64(side.rawValue) << 8 | (isImmediate ? 1 << 16 : 0)
      | UInt64(lots) << 32
    self.id = id
    price = UInt64(ticks)
  }

  /// Reads an operation; `nil` where it is none.
  init?(words: ArraySlice<UInt64>) {
    let first = words.startIndex
    guard words.count == 4, words[first] & 0xFF <= 2, words[first] >> 8 & 0xFF <= 1 else {
      return nil
    }
    head = words[first]
    id = Int(truncatingIfNeeded: words[first + 1])
    price = words[first + 2]
  }

  /// The market, numbered from 0.
  var market: UInt16 {
    get { UInt16(truncatingIfNeeded: marketNumber) }
    set { marketNumber = UInt64(newValue) }
  }
  /// The operation as it stands in the file.
  var words: [UInt64] { [head, UInt64(id), price, 0] }
  /// What it does.
  var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: head)) ?? .new }
  /// Buy or sell.
  var side: Side { head >> 8 & 1 == 0 ? .buy : .sell }
  /// Whether what does not trade at once is dropped.
  var isImmediate: Bool { head >> 16 & 1 != 0 }
  /// How much, in lots.
  var lots: Int64 { Int64(head >> 32) }
  /// The limit in ticks.
  var ticks: Int64 { Int64(price & 0xFFFF_FFFF) }
}
