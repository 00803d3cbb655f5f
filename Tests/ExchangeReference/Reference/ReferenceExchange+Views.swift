public import Market

// What the plain reference exchange shows.
extension ReferenceExchange {
  /// How many markets there are.
  public var marketCount: Int { markets.count }

  /// How many assets there are.
  public var assetCount: Int { assets.count }

  /// The open accounts.
  public var accountIDs: [AccountID] { accounts.map(\.id) }

  /// The open orders of an account, oldest first.
  public func view(of account: AccountID) -> [OpenOrder] {
    openOrders(of: account).map { order in
      let isResting = order.place == .resting
      let around = isResting ? market(of: order).surroundings(order) : (0, 0)
      var view = OpenOrder(
        id: order.name, account: account, instrument: order.request.instrument, side: order.side,
        price: Price(ticks: order.price), quantity: Quantity(lots: order.quantity),
        filled: Quantity(lots: order.filled), quantityAhead: Quantity(lots: around.0),
        quantityBehind: Quantity(lots: around.1), haltPolicy: order.request.haltPolicy,
        placedAt: order.placedAt)
      view.trigger = order.trigger
      view.hidden = Quantity(lots: order.hidden)
      view.partner = order.partner?.name
      view.expiresAt = order.request.expiresAt
      return view
    }
  }

  /// The levels of a side as others see them, best first.
  public func depth(_ instrument: InstrumentID, _ side: Side) -> [DepthLevel] {
    markets[Int(instrument.rawValue)].levels(side).map {
      DepthLevel(
        price: Price(ticks: $0.price), quantity: Quantity(lots: $0.shown),
        orderCount: Int32($0.count))
    }
  }

  /// What everybody has, by account and asset.
  public var allBalances: [[Balance]] { balances() }

  /// A market's phase.
  public func phase(of instrument: InstrumentID) -> MarketPhase {
    markets[Int(instrument.rawValue)].phase
  }

  /// A market's last price.
  public func lastPrice(_ instrument: InstrumentID) -> Price? {
    markets[Int(instrument.rawValue)].last.map { Price(ticks: $0) }
  }

  /// What the uncross would be, in an auction.
  public func indication(_ instrument: InstrumentID) -> AuctionIndication? {
    markets[Int(instrument.rawValue)].indication
  }
}
