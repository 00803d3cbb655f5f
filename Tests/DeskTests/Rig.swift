import Analytics
import Desk
import Input
import Market

/// A desk with three markets and a venue played by the test.
struct Rig {
  static let usdt = Asset(id: AssetID(0), symbol: "USDT", decimals: 8, displayDecimals: 2)
  static let btc = Asset(id: AssetID(1), symbol: "BTC", decimals: 8, displayDecimals: 4)
  static let eth = Asset(id: AssetID(2), symbol: "ETH", decimals: 8, displayDecimals: 4)
  static let fern = Asset(id: AssetID(3), symbol: "FERN", decimals: 8, displayDecimals: 2)
  static let user = AccountID(7)
  /// 14:00:00 on 21 November 2026.
  static let start = Instant(nanoseconds: 1_795_269_600_000_000_000)

  static let bitcoin = instrument(0, btc, tick: 1_000_000, lot: 10_000)
  static let ether = instrument(1, eth, tick: 1_000_000, lot: 10_000)
  static let coin = instrument(2, fern, tick: 10_000, lot: 1_000_000)

  private static func instrument(
    _ number: UInt16, _ base: Asset, tick: Int64, lot: Int64
  ) -> Instrument {
    guard
      let made = try? Instrument(
        id: InstrumentID(number), base: base, quote: usdt, tickUnits: tick, lotUnits: lot,
        fees: FeeSchedule(makerPartsPerMillion: 1_000, takerPartsPerMillion: 2_000),
        maximumQuantity: Quantity(lots: 1_000_000), maximumPrice: Price(ticks: 100_000_000))
    else { preconditionFailure("the steps are exact") }
    return made
  }

  static let session = Session(
    scenario: "test", account: user, assets: [usdt, btc, eth, fern],
    instruments: [bitcoin, ether, coin],
    references: [Price(ticks: 6_173_000), Price(ticks: 250_000), Price(ticks: 900)],
    sizePresets: [
      [100, 1_000, 5_000, 10_000].map { Quantity(lots: $0) },
      [1_000, 10_000].map { Quantity(lots: $0) }, [100, 1_000].map { Quantity(lots: $0) },
    ],
    openingBalances: [
      Balance(total: Money(units: 10_000_000_000_000)), Balance(total: Money(units: 200_000_000)),
      Balance(), Balance(),
    ], themes: ["dark", "light", "contrast"])

  var state = DeskState(session: session, theme: "dark")
  /// The view that the venue shows next.
  var venue = MarketView()
  /// Everything that was asked for outside so far.
  var effects: [Effect] = []
  private var sequence: UInt64 = 0

  /// A desk in a safety state, with the first view taken in.
  init(_ safety: Safety = .armed, rows: Int = 20) {
    venue.time = Self.start
    venue.sequence = Sequence(1)
    venue.balances = Self.session.openingBalances
    venue.markets = Self.session.instruments.enumerated().map { index, instrument in
      MarketSummary(
        instrument: instrument.id, phase: .open, bid: nil, ask: nil, last: nil,
        reference: Self.session.references[index], indication: nil, bookEvents: 0)
    }
    setBook(0, bid: 6_173_241, ask: 6_173_242)
    setTouch(1, bid: 250_000, ask: 250_001)
    setTouch(2, bid: 900, ask: 910)
    state.safety = safety
    send(.ladderRows(rows))
    show()
  }

  /// Sends a message; what it asks for is added to `effects` and given back.
  @discardableResult mutating func send(_ message: Message) -> [Effect] {
    let asked = Desk.update(&state, message)
    effects += asked
    return asked
  }

  /// Shows the venue's view.
  mutating func show() { send(.view(venue)) }

  /// Presses keys named as in the hints: `b`, `Space`, `Ctrl-C`.
  @discardableResult mutating func press(_ names: String...) -> [Effect] {
    names.flatMap { name in send(.input(.key(Self.key(name)))) }
  }

  /// Types characters one after the other.
  @discardableResult mutating func type(_ text: String) -> [Effect] {
    text.flatMap { send(.input(.key(KeyPress(.character($0))))) }
  }

  static func key(_ name: String) -> KeyPress {
    switch name {
    case "Space": KeyPress(.character(" "))
    case "Enter": KeyPress(.enter)
    case "Esc": KeyPress(.escape)
    case "Tab": KeyPress(.tab)
    case "Shift-Tab": KeyPress(.tab, .shift)
    case "Up": KeyPress(.up)
    case "Down": KeyPress(.down)
    case "Left": KeyPress(.left)
    case "Right": KeyPress(.right)
    case "PgUp": KeyPress(.pageUp)
    case "PgDn": KeyPress(.pageDown)
    case "Backspace": KeyPress(.backspace)
    case "Delete": KeyPress(.delete)
    case "Home": KeyPress(.home)
    case "End": KeyPress(.end)
    case "Alt-Left": KeyPress(.left, .alt)
    case "Alt-Right": KeyPress(.right, .alt)
    case "Alt-PgUp": KeyPress(.pageUp, .alt)
    case "Alt-PgDn": KeyPress(.pageDown, .alt)
    case "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11":
      KeyPress(.function(Int(name.dropFirst()) ?? 0))
    case "Ctrl-C": KeyPress(.character("c"), .control)
    case "Ctrl-L": KeyPress(.character("l"), .control)
    case "Ctrl-Z": KeyPress(.character("z"), .control)
    default: (try? KeyPress(reading: name)) ?? KeyPress(.character(Character(name)))
    }
  }

  /// Makes an event happen.
  @discardableResult mutating func happen(
    _ body: Event.Body, to account: AccountID? = Rig.user, at time: Instant? = nil
  ) -> [Effect] {
    sequence += 1
    let time = time ?? venue.time
    return send(
      .event(Event(sequence: Sequence(sequence), time: time, account: account, body: body)))
  }

  /// Lets market time pass and shows it.
  mutating func pass(_ span: TimeSpan) {
    venue.time = venue.time + span
    show()
  }

  /// Gives a market a touch.
  mutating func setTouch(_ market: Int, bid: Int64?, ask: Int64?) {
    venue.markets[market].bid = bid.map { level($0, 1_000) }
    venue.markets[market].ask = ask.map { level($0, 1_000) }
  }

  /// Gives the market in focus a touch and fifty levels behind it, so many ticks apart.
  mutating func setBook(_ market: Int, bid: Int64, ask: Int64, step: Int64 = 1) {
    setTouch(market, bid: bid, ask: ask)
    venue.focus = InstrumentID(UInt16(market))
    venue.bids = (0..<50).map { level(bid - Int64($0) * step, 1_000) }
    venue.asks = (0..<50).map { level(ask + Int64($0) * step, 1_000) }
  }

  func level(_ ticks: Int64, _ lots: Int64) -> DepthLevel {
    DepthLevel(price: Price(ticks: ticks), quantity: Quantity(lots: lots), orderCount: 3)
  }

  /// Adds an own open order to the venue's view.
  @discardableResult mutating func rest(
    _ number: UInt64, _ side: Side, _ ticks: Int64, lots: Int64 = 1_000, market: UInt16 = 0,
    ahead: Int64 = 0, haltPolicy: HaltPolicy = .hold
  ) -> OrderID {
    let order = OpenOrder(
      id: OrderID(number), account: Self.user, instrument: InstrumentID(market), side: side,
      price: Price(ticks: ticks), quantity: Quantity(lots: lots), filled: .zero,
      quantityAhead: Quantity(lots: ahead), quantityBehind: .zero, haltPolicy: haltPolicy,
      placedAt: venue.time)
    venue.orders.append(order)
    return order.id
  }

  /// The commands among the effects so far.
  var commands: [Command.Action] { Self.commands(effects) }

  static func commands(_ effects: [Effect]) -> [Command.Action] {
    effects.compactMap { if case .submit(let command) = $0 { command.action } else { nil } }
  }

  /// The new orders among the effects so far.
  var orders: [NewOrder] { Self.orders(effects) }

  static func orders(_ effects: [Effect]) -> [NewOrder] {
    commands(effects).compactMap { if case .place(let order) = $0 { order } else { nil } }
  }

  /// What was said last.
  var said: String { state.messages.last?.text ?? "" }

  /// The ticket on the screen.
  var ticket: Ticket? {
    if case .ticket(let ticket) = state.overlay { ticket } else { nil }
  }

  /// The question on the screen.
  var question: Question? {
    if case .question(let question) = state.overlay { question } else { nil }
  }

  /// A fill of an order in the first market.
  static func fill(
    _ order: UInt64, trade: UInt64, _ side: Side, _ liquidity: Liquidity, lots: Int64,
    at ticks: Int64, open: Int64 = 0, fee: Int64 = 0
  ) -> Fill {
    Fill(
      order: OrderID(order), trade: TradeID(trade), instrument: InstrumentID(0), side: side,
      liquidity: liquidity, price: Price(ticks: ticks), quantity: Quantity(lots: lots),
      openQuantity: Quantity(lots: open), fee: Money(units: fee))
  }

  /// A trade in the first market.
  static func trade(_ id: UInt64, lots: Int64, at ticks: Int64) -> Event.Body {
    .trade(
      Trade(
        id: TradeID(id), instrument: InstrumentID(0), price: Price(ticks: ticks),
        quantity: Quantity(lots: lots), aggressor: .sell))
  }
}

/// A small generator with a seed, so that a failing run can be run again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
