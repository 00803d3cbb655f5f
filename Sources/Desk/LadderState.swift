public import Market

/// The ladder's axis, which stands still while the market moves through it, and its cursor.
///
/// A row is called by one price, its label, a multiple of the grouping. It shows the bids from its
/// label upwards and the asks up to its label, so that whoever trades at the label trades at least
/// as well as anything in the row: bids are rounded down to their row, asks up.
public struct LadderState: Hashable, Sendable {
  /// The price in the middle row, a multiple of the grouping; `nil` before the first view.
  public var centre: Price?
  /// The chosen price; `nil` where none was chosen, and keys mean the touch.
  public var cursor: Price?
  /// How many ticks one row stands for.
  public var groupingTicks: Int64 = 1
  /// Whether the person scrolled, so that the axis stays wherever the market goes.
  public var isPinned = false
  /// Whether the grouping was chosen, by the first full view or the person, and stays.
  public var isGroupingSettled = false
  /// Whether it was the person who chose the grouping.
  public var isGroupingChosen = false
  /// Whether the last re-centring took the chosen price off the screen.
  public var isCursorLost = false
  /// Makes the ladder as it is at first.
  public init() {}

  /// The groupings to choose from: 1, 2 and 5 times each power of ten.
  public static let groupings: [Int64] = {
    var groupings: [Int64] = []
    var power: Int64 = 1
    while power <= 1_000_000 {
      groupings += [power, 2 * power, 5 * power]
      power *= 10
    }
    return groupings
  }()

  /// The label of the row that shows a price of a side.
  public func label(of price: Price, _ side: Side) -> Price {
    let rest = price.ticks % groupingTicks
    guard rest > 0 else { return price }
    return Price(ticks: price.ticks - rest + (side == .buy ? 0 : groupingTicks))
  }

  /// The label of a row, counted from 0 at the top; `nil` before the first view and where no price
  /// of an order can be.
  public func label(row: Int, of rows: Int) -> Price? {
    guard let centre else { return nil }
    let label = centre.ticks + Int64(rows / 2 - row) * groupingTicks
    return label > 0 ? Price(ticks: label) : nil
  }

  /// The row of a label, counted from 0 at the top; `nil` where it is not on the screen.
  public func row(of label: Price, of rows: Int) -> Int? {
    guard let centre else { return nil }
    let offset = (label.ticks - centre.ticks) / groupingTicks
    let row = Int64(rows / 2) - offset
    return row >= 0 && row < Int64(rows) ? Int(row) : nil
  }

  /// The prices of a side that the row of a label shows, lowest and highest.
  public func span(of label: Price, _ side: Side) -> (low: Price, high: Price) {
    side == .buy
      ? (label, label.advanced(by: groupingTicks - 1))
      : (label.advanced(by: 1 - groupingTicks), label)
  }
}
