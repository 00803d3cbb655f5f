internal import Analytics
internal import Desk
internal import Market

/// The person's own orders of one side in one row of the ladder.
struct OwnQuantity: Hashable {
  /// How much is open, over all of them.
  var open = Quantity.zero
  /// How much stands before the first of them in its queue.
  var ahead = Quantity.zero
  /// How much stands behind the last of them.
  var behind = Quantity.zero
  /// How many they are.
  var count = 0
  /// How much waits for this price and does not rest yet.
  var waiting = Quantity.zero
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
  /// What rests on the buying side from the touch to here, all together; 0 above the touch.
  var bidTotal = Quantity.zero
  /// The same of the selling side.
  var askTotal = Quantity.zero
  /// What was stacked, pulled and traded there lately on the buying side.
  var bidFlow = FlowLevel(price: Price(ticks: 0))
  /// The same of the selling side.
  var askFlow = FlowLevel(price: Price(ticks: 0))
  /// How much traded lately from the price upwards, as far as the row reaches.
  var traded = Quantity.zero
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
  /// What a full bar stands for, in lots: four times the usual quantity of a row, as a round
  /// number.
  ///
  /// The touch is often many times deeper than the rest. Measured by the largest row all others
  /// would be slivers; measured by the usual one they tell something, and the touch is marked as
  /// cut off.
  private(set) var fullBarLots: Int64 = 1

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
    layBook(state)
    fullBarLots = usualBarLots
    layFlow(state.memory.flow)
    for row in rows.indices {
      let price = rows[row].price
      rows[row].volume = state.memory.volumes.quantity(
        from: price, through: price.advanced(by: grouping - 1))
    }
    for order in state.view.orders where order.instrument == state.focus { add(order) }
  }

  /// Lays both sides of the book on the rows, and adds up what rests from the touch outwards.
  private mutating func layBook(_ state: DeskState) {
    var total = Quantity.zero
    for level in state.view.bids {
      if let row = row(of: level.price, on: .buy) {
        rows[row].bid += level.quantity
      } else if level.price.ticks > top {
        total += level.quantity
      }
    }
    let best = state.view.bids.first.map { Self.floor($0.price.ticks, grouping) } ?? .min
    for row in rows.indices where rows[row].price.ticks <= best {
      total += rows[row].bid
      rows[row].bidTotal = total
    }
    total = .zero
    let bottom = rows.last?.price.ticks ?? 0
    for level in state.view.asks {
      if let row = row(of: level.price, on: .sell) {
        rows[row].ask += level.quantity
      } else if level.price.ticks < bottom {
        total += level.quantity
      }
    }
    let touch = state.view.asks.first?.price.ticks ?? .max
    for row in rows.indices.reversed() where rows[row].price.ticks >= touch {
      total += rows[row].ask
      rows[row].askTotal = total
    }
  }

  /// Lays what was stacked, pulled and traded lately on the rows.
  private mutating func layFlow(_ flow: DepthFlow) {
    let (down, up) = (Price(ticks: top), Price(ticks: top + grouping - 1))
    let bids = flow.rows(.buy, down: up, step: grouping, count: rows.count)
    let asks = flow.rows(.sell, down: down, step: grouping, count: rows.count)
    let taken =
      grouping == 1 ? asks : flow.rows(.sell, down: up, step: grouping, count: rows.count)
    for row in rows.indices {
      rows[row].bidFlow = bids[row]
      rows[row].askFlow = asks[row]
      // Trades are counted in one row whoever rested, as the volume of the session is.
      rows[row].traded = bids[row].traded + taken[row].traded
    }
  }

  /// The row that shows a price on a side: bids are grouped downwards, asks upwards.
  func row(of price: Price, on side: Side) -> Int? {
    let low = Self.floor(price.ticks, grouping)
    let start = side == .sell && low != price.ticks ? low + grouping : low
    let row = (top - start) / grouping
    return start <= top && row < rows.count ? Int(row) : nil
  }

  private mutating func add(_ order: OpenOrder) {
    guard let row = row(of: order.trigger?.price ?? order.price, on: order.side) else { return }
    func added(_ own: OwnQuantity) -> OwnQuantity {
      var own = own
      guard order.trigger == nil else {
        own.waiting += order.openQuantity
        return own
      }
      own.ahead = own.count == 0 ? order.quantityAhead : min(own.ahead, order.quantityAhead)
      own.behind = own.count == 0 ? order.quantityBehind : min(own.behind, order.quantityBehind)
      own.open += order.openQuantity
      own.count += 1
      return own
    }
    switch order.side {
    case .buy: rows[row].ownBid = added(rows[row].ownBid)
    case .sell: rows[row].ownAsk = added(rows[row].ownAsk)
    }
  }

  private var usualBarLots: Int64 {
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

  /// What a full bar stands for where bars add up: the most on the rows, as a round number.
  var fullTotalLots: Int64 {
    RoundNumber.fineCeiling(rows.reduce(1) { max($0, $1.bidTotal.lots, $1.askTotal.lots) })
  }

  /// The multiple of a step that is not above a number.
  static func floor(_ number: Int64, _ step: Int64) -> Int64 {
    let rest = number % step
    return number - (rest < 0 ? rest + step : rest)
  }
}
