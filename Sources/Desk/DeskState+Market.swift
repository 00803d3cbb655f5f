public import Market

// What update and the views read from the state.
extension DeskState {
  /// The market time as far as it is known: that of the view, or of what was told since.
  public var now: Instant { max(view.time, heardUntil) }

  /// The best bid of the market in the ladder; `nil` where nobody bids.
  public var bestBid: Price? { summary?.bid?.price }
  /// The best ask of the market in the ladder; `nil` where nobody asks.
  public var bestAsk: Price? { summary?.ask?.price }

  /// The middle of the touch, or what comes nearest to it: a lone side, the last trade; `nil`
  /// before the first view.
  public var middle: Price? {
    guard let summary else { return nil }
    switch (summary.bid?.price, summary.ask?.price) {
    case (let bid?, let ask?): return Price(ticks: bid.ticks + (ask.ticks - bid.ticks) / 2)
    case (let bid?, nil): return bid
    case (nil, let ask?): return ask
    case (nil, nil): return summary.last ?? summary.reference
    }
  }

  /// The own open orders of a market and a side, oldest first.
  public func orders(in instrument: InstrumentID, on side: Side? = nil) -> [OpenOrder] {
    view.orders.filter { $0.instrument == instrument && (side == nil || $0.side == side) }
  }

  /// The own open orders in the ladder's row of a label, oldest first.
  public func orders(atRow label: Price) -> [OpenOrder] {
    orders(in: focus).filter { ladder.label(of: $0.price, $0.side) == label }
  }

  /// The speed of market time as it will be once the venue has followed, in thousandths.
  public var speedPerMille: Int64 { awaitedSpeed?.value ?? view.clock.speedPerMille }
  /// Whether market time stands still, or will once the venue has followed.
  public var isPaused: Bool { awaitedPause?.value ?? view.clock.isPaused }

  /// The instrument of a number; `nil` where there is none.
  func instrument(_ id: InstrumentID) -> Instrument? {
    let index = Int(id.rawValue)
    return index < session.instruments.count ? session.instruments[index] : nil
  }

  /// How many markets of the session are listed; the others come later.
  var listedCount: Int {
    let count = session.instruments.count
    return view.markets.isEmpty ? count : min(count, view.markets.count)
  }

  /// Why no order leaves the desk now, whatever it is; `nil` where orders may leave.
  var sendingRefusal: String? {
    if safety == .view {
      let key = session.keyMap.keyNames(of: .safetyArmed)
      return "VIEW sends no orders; \(key) arms the desk"
    }
    guard summary != nil else { return "the market has not come yet" }
    if let awaited = awaitedFocus, let instrument = instrument(awaited) {
      return "the book of \(instrument.symbol) has not come yet"
    }
    return nil
  }

  /// Whether a cancel of an order was sent and is not answered.
  func isCancelPending(_ order: OrderID) -> Bool {
    pending.contains { $0.action == .cancel(order) }
  }
}

/// Something that was asked of the venue and is taken for granted until a view shows it, or until
/// so many views have not.
struct Awaited<Value: Hashable & Sendable>: Hashable, Sendable {
  let value: Value
  private var viewsLeft = 120

  init(_ value: Value) { self.value = value }

  /// Whether it is to be waited for still, after a view that shows something.
  mutating func isAwaited(after shown: Value) -> Bool {
    viewsLeft -= 1
    return shown != value && viewsLeft > 0
  }
}

/// The open order that a key means, or why there is none.
enum ChosenOrder: Hashable, Sendable {
  case order(OpenOrder)
  case none(String)
}

extension DeskState {
  /// The order that cancelling or editing means: the selected row where the lower panel has the
  /// keys, else the newest order at the chosen price; where only one is open, that one.
  var chosenOrder: ChosenOrder {
    guard !view.orders.isEmpty else { return .none("no open orders") }
    if pane == .blotter, tab == .orders {
      if let order = view.orders.first(where: { $0.id == selectedOrder }) { return .order(order) }
    } else if let cursor = ladder.cursor {
      if let order = orders(atRow: cursor).last { return .order(order) }
      return .none("no order of yours at \(instrument.text(cursor))")
    } else if let order = view.orders.first(where: { $0.id == selectedOrder }) {
      return .order(order)
    }
    if view.orders.count == 1, let only = view.orders.first { return .order(only) }
    return .none("choose an order first, in the list or by its price on the ladder")
  }
}

extension NewOrder {
  /// What the phase must allow for it.
  var activity: PhaseActivity {
    if kind == .market || !timeInForce.rests { return .placeImmediate }
    return postOnly ? .placePostOnly : .placeLimit
  }
}
