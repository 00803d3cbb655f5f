public import Market

/// What was stacked, pulled and traded at each price of one market in the last seconds.
///
/// Found by comparing each book with the one before: what changed at a price and is not explained
/// by trades was stacked there, or pulled. What came and went between two books is not seen.
public struct DepthFlow: Sendable {
  /// How much market time it looks back over, to within a fifteenth.
  public static let window = TimeSpan.seconds(30)
  private static let slotSpan = TimeSpan.seconds(2)

  /// What happened within one span of time.
  private struct Slot: Sendable {
    var number: Int64
    var bids = FlowTable()
    var asks = FlowTable()
  }

  /// A trade that the next book may contain.
  private struct PendingTrade: Sendable {
    var sequence: Sequence
    var price: Price
    var side: Side
    var quantity: Quantity
  }

  /// The most trades that wait for the book that contains them.
  private static let pendingMax = 4096

  /// The spans of time that are over, oldest first.
  private var slots: [Slot] = []
  /// What happened in all of them: their tables do not change any more, so it is added up once.
  private var past = Slot(number: .min)
  /// The span of time that lasts.
  private var present = Slot(number: .min)
  private var bookBefore: (bids: [DepthLevel], asks: [DepthLevel])?
  private var pending: [PendingTrade] = []

  /// Makes a flow of nothing.
  public init() {}

  /// What happened on a side at the prices from one to another, both included.
  public func sum(_ side: Side, from low: Price, through high: Price) -> FlowLevel {
    rows(side, down: high, step: high.ticks - low.ticks + 1, count: 1)[0]
  }

  /// What happened on a side at so many rows of prices, which lie side by side.
  ///
  /// - Parameters:
  ///   - high: The highest price that the first row stands for; those of the others are lower by a
  ///     step each.
  ///   - step: How many ticks a row stands for, at least 1.
  /// - Returns: A level for each row, with the lowest of the row's prices.
  /// - Complexity: O(prices in the rows).
  public func rows(_ side: Side, down high: Price, step: Int64, count: Int) -> [FlowLevel] {
    var rows = (0..<count).map {
      FlowLevel(price: high.advanced(by: 1 - step * Int64($0 + 1)))
    }
    guard let low = rows.last?.price else { return [] }
    if side == .buy {
      past.bids.add(to: &rows, from: low, step: step)
      present.bids.add(to: &rows, from: low, step: step)
    } else {
      past.asks.add(to: &rows, from: low, step: step)
      present.asks.add(to: &rows, from: low, step: step)
    }
    return rows
  }

  /// Adds a trade. Those of an uncross count as traded, on the buying side.
  public mutating func add(_ trade: Trade, sequence: Sequence, at time: Instant) {
    let side = trade.aggressor?.opposite ?? .buy
    var level = FlowLevel(price: trade.price)
    level.traded = trade.quantity
    add(level, side, at: time)
    guard bookBefore != nil else { return }
    guard pending.count < Self.pendingMax else {
      rebase()
      return
    }
    pending.append(
      PendingTrade(
        sequence: sequence, price: trade.price, side: side, quantity: trade.quantity))
  }

  /// Compares a book with the one before.
  ///
  /// - Parameters:
  ///   - bids: Bids, best first.
  ///   - asks: Asks, best first.
  ///   - sequence: The last event that the book contains.
  ///   - isMatching: Whether orders match as they come; what an auction does to the book is not
  ///     told by trades at its prices, so it is not compared.
  /// - Complexity: O(levels), and O(prices in two seconds) for each that changed.
  public mutating func observe(
    bids: [DepthLevel], asks: [DepthLevel], sequence: Sequence, at time: Instant,
    isMatching: Bool
  ) {
    turn(to: time)
    guard isMatching else {
      rebase()
      return
    }
    if let before = bookBefore {
      let traded = takeTraded(through: sequence)
      compare(.buy, before.bids, bids, traded.bids, at: time)
      compare(.sell, before.asks, asks, traded.asks, at: time)
    }
    bookBefore = (bids, asks)
  }

  /// Forgets the last book, so that the next one is compared with nothing: after events were
  /// missed, and while another market is looked at.
  public mutating func rebase() {
    bookBefore = nil
    pending.removeAll()
  }

  /// What traded at each price until the last event of a book.
  private mutating func takeTraded(
    through sequence: Sequence
  ) -> (bids: FlowTable, asks: FlowTable) {
    var traded = (bids: FlowTable(), asks: FlowTable())
    for trade in pending where trade.sequence <= sequence {
      var level = FlowLevel(price: trade.price)
      level.traded = trade.quantity
      if trade.side == .buy { traded.bids.add(level) } else { traded.asks.add(level) }
    }
    pending.removeAll { $0.sequence <= sequence }
    return traded
  }

  /// Goes through two sides of a book at once, as far as both reach.
  private mutating func compare(
    _ side: Side, _ before: [DepthLevel], _ now: [DepthLevel], _ traded: FlowTable,
    at time: Instant
  ) {
    guard let lastBefore = before.last, let lastNow = now.last else { return }
    let rank: (Price) -> Int64 = { side == .buy ? -$0.ticks : $0.ticks }
    let end = min(rank(lastBefore.price), rank(lastNow.price))
    var (old, new) = (0, 0)
    while old < before.count || new < now.count {
      // Most levels are as they were.
      if traded.levels.isEmpty, old < before.count, new < now.count, before[old] == now[new] {
        old += 1
        new += 1
        continue
      }
      let oldRank = old < before.count ? rank(before[old].price) : .max
      let newRank = new < now.count ? rank(now[new].price) : .max
      let next = min(oldRank, newRank)
      if next > end { break }
      let was = oldRank == next ? before[old].quantity : .zero
      let isNow = newRank == next ? now[new].quantity : .zero
      let price = oldRank == next ? before[old].price : now[new].price
      if oldRank == next { old += 1 }
      if newRank == next { new += 1 }
      let gone = traded.levels.isEmpty ? .zero : traded.traded(at: price)
      if was != isNow || gone != .zero {
        change(side, at: price, from: was, to: isNow, traded: gone, time)
      }
    }
    addUnseen(side, before, now, traded, through: end, at: time)
  }

  /// Adds what came and traded at prices that neither book shows: it was stacked, and is gone.
  private mutating func addUnseen(
    _ side: Side, _ before: [DepthLevel], _ now: [DepthLevel], _ traded: FlowTable,
    through end: Int64, at time: Instant
  ) {
    for level in traded.levels where (side == .buy ? -level.price.ticks : level.price.ticks) <= end
    {
      let isSeen =
        before.contains { $0.price == level.price } || now.contains { $0.price == level.price }
      if !isSeen {
        change(side, at: level.price, from: .zero, to: .zero, traded: level.traded, time)
      }
    }
  }

  private mutating func change(
    _ side: Side, at price: Price, from was: Quantity, to isNow: Quantity, traded: Quantity,
    _ time: Instant
  ) {
    var level = FlowLevel(price: price)
    let unexplained = isNow.lots - was.lots + traded.lots
    if unexplained > 0 { level.stacked = Quantity(lots: unexplained) }
    if unexplained < 0 { level.pulled = Quantity(lots: -unexplained) }
    if was > .zero, traded >= was, isNow > .zero { level.refills = 1 }
    guard !level.isNothing else { return }
    add(level, side, at: time)
  }

  private mutating func add(_ level: FlowLevel, _ side: Side, at time: Instant) {
    turn(to: time)
    if side == .buy { present.bids.add(level) } else { present.asks.add(level) }
  }

  /// Begins another span of time where one is over, and lets go of what is older than the window.
  private mutating func turn(to time: Instant) {
    let number = Self.slotNumber(time)
    if number > present.number {
      slots.append(present)
      past.bids.add(present.bids)
      past.asks.add(present.asks)
      present = Slot(number: number)
    }
    let oldest = Self.slotNumber(time - Self.window)
    while let first = slots.first, first.number <= oldest {
      past.bids.subtract(first.bids)
      past.asks.subtract(first.asks)
      slots.removeFirst()
    }
  }

  private static func slotNumber(_ time: Instant) -> Int64 {
    time.nanoseconds / slotSpan.nanoseconds
  }
}
