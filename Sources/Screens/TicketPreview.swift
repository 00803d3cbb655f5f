internal import Desk
internal import Market

/// What an order on a ticket would come to, as far as the texts on it can be read.
struct TicketPreview: Hashable {
  /// The price, where it has one.
  var price: Price?
  /// The quantity.
  var quantity: Quantity?
  /// What it would be worth; `nil` where that cannot be said or does not fit the numbers.
  var value: Money?
  /// Whether the value is that of what the book shows now, and not of a limit.
  var isEstimate = false
  /// The fee where it rests and is met.
  var makerFee: Money?
  /// The fee where it takes.
  var takerFee: Money?
  /// Whether it would meet the other side at once, by the view.
  var takes = false
  /// What rests at its price already; it would stand behind that.
  var ahead = Quantity.zero

  /// Reckons up a ticket against the view of its market.
  init(_ ticket: Ticket, _ instrument: Instrument, _ view: MarketView) {
    quantity = instrument.quantity(ticket.quantityText)
    if ticket.kind == .limit { price = instrument.price(ticket.priceText) }
    let others = ticket.side == .buy ? view.asks : view.bids
    let same = ticket.side == .buy ? view.bids : view.asks
    let isShown = view.focus == instrument.id
    if let price, isShown {
      takes = others.first.map { ticket.side.accepts($0.price, limit: price) } ?? false
      ahead = same.first { $0.price == price }?.quantity ?? .zero
    }
    guard let quantity else { return }
    if let price {
      value = Self.money(Int128(price.ticks) * Int128(quantity.lots), instrument)
    } else if ticket.kind == .market, isShown {
      isEstimate = true
      takes = true
      value = Self.sweep(quantity, others, instrument)
    }
    guard let value else { return }
    makerFee = Self.fee(of: value, partsPerMillion: instrument.fees.makerPartsPerMillion)
    takerFee = Self.fee(of: value, partsPerMillion: instrument.fees.takerPartsPerMillion)
  }

  /// What a quantity costs or brings through the levels of a book; `nil` where they do not suffice.
  private static func sweep(
    _ quantity: Quantity, _ levels: [DepthLevel], _ instrument: Instrument
  ) -> Money? {
    var left = quantity.lots
    var sum: Int128 = 0
    for level in levels where left > 0 {
      let taken = min(left, level.quantity.lots)
      sum += Int128(level.price.ticks) * Int128(taken)
      left -= taken
    }
    return left > 0 ? nil : money(sum, instrument)
  }

  private static func money(_ tickLots: Int128, _ instrument: Instrument) -> Money? {
    let (units, overflow) = tickLots.multipliedReportingOverflow(
      by: Int128(instrument.tickLotUnits))
    guard !overflow else { return nil }
    return Int64(exactly: units).map { Money(units: $0) }
  }

  /// A fee, rounded up as the exchange does.
  private static func fee(of value: Money, partsPerMillion: Int64) -> Money {
    let parts = Int128(value.units) * Int128(partsPerMillion)
    return Money(units: Int64((parts + 999_999) / 1_000_000))
  }
}
