internal import Analytics
internal import Desk
internal import Market

/// The person's own orders of one side in one row of the ladder.
struct OwnQuantity: Hashable {
  /// How much is open, over all of them.
  var open = Quantity.zero
  /// How much stands before the first of them in its queue.
  var ahead = Quantity.zero
  /// How many they are.
  var count = 0
}

/// One row of the ladder: a price, or as many as a row groups together.
struct LadderRow: Hashable {
  /// The price it stands for.
  var price: Price
  /// What rests there on the buying side.
  var bid = Quantity.zero
  /// What rests there on the selling side.
  var ask = Quantity.zero
  /// Own orders on the buying side.
  var ownBid = OwnQuantity()
  /// Own orders on the selling side.
  var ownAsk = OwnQuantity()
  /// How much traded there since the session began.
  var volume = Quantity.zero
}

/// What the ladder shows: the book laid on an axis that stands still.
struct LadderRows {
  /// The rows from the highest price down; none before the first view.
  private(set) var rows: [LadderRow] = []
  /// How many ticks a row stands for.
  let grouping: Int64
  private let top: Int64

  /// Lays the desk's view of the market in focus on so many rows.
  init(_ state: DeskState, count: Int) {
    grouping = max(1, state.ladder.groupingTicks)
    guard let centre = state.ladder.centre, count > 0 else {
      top = 0
      return
    }
    let middle = Self.floor(centre.ticks, grouping)
    top = middle + Int64(count / 2) * grouping
    rows = (0..<count).map { LadderRow(price: Price(ticks: top - Int64($0) * grouping)) }
    for level in state.view.bids {
      if let row = row(of: level.price, on: .buy) { rows[row].bid += level.quantity }
    }
    for level in state.view.asks {
      if let row = row(of: level.price, on: .sell) { rows[row].ask += level.quantity }
    }
    let volumes = state.memory.volumes
    for row in rows.indices {
      let price = rows[row].price
      rows[row].volume = volumes.quantity(from: price, through: price.advanced(by: grouping - 1))
    }
    for order in state.view.orders where order.instrument == state.focus { add(order) }
  }

  /// The row that shows a price on a side: bids are grouped downwards, asks upwards.
  func row(of price: Price, on side: Side) -> Int? {
    let low = Self.floor(price.ticks, grouping)
    let start = side == .sell && low != price.ticks ? low + grouping : low
    let row = (top - start) / grouping
    return start <= top && row < rows.count ? Int(row) : nil
  }

  private mutating func add(_ order: OpenOrder) {
    guard let row = row(of: order.price, on: order.side) else { return }
    func added(_ own: OwnQuantity) -> OwnQuantity {
      OwnQuantity(
        open: own.open + order.openQuantity,
        ahead: own.count == 0 ? order.quantityAhead : min(own.ahead, order.quantityAhead),
        count: own.count + 1)
    }
    switch order.side {
    case .buy: rows[row].ownBid = added(rows[row].ownBid)
    case .sell: rows[row].ownAsk = added(rows[row].ownAsk)
    }
  }

  /// What a full bar stands for, in lots: four times the usual quantity of a row, as a round
  /// number.
  ///
  /// The touch is often many times deeper than the rest. Measured by the largest row all others
  /// would be slivers; measured by the usual one they tell something, and the touch is marked as
  /// cut off.
  var fullBarLots: Int64 {
    var lots: [Int64] = []
    for row in rows {
      if row.bid.lots > 0 { lots.append(row.bid.lots) }
      if row.ask.lots > 0 { lots.append(row.ask.lots) }
    }
    guard !lots.isEmpty else { return 1 }
    lots.sort()
    let usual = lots[lots.count / 2]
    return RoundNumber.ceiling(
      usual.multipliedReportingOverflow(by: 4).overflow ? usual : usual * 4)
  }

  /// The multiple of a step that is not above a number.
  static func floor(_ number: Int64, _ step: Int64) -> Int64 {
    let rest = number % step
    return number - (rest < 0 ? rest + step : rest)
  }
}
