import Desk
import Input
import Market

@testable import Screens

// Tickets of every kind, written by pressing the keys, and alerts.
extension Fixture {
  /// A ticket of a kind as the desk suggests it.
  static func ticket(_ kind: TicketKind) -> DeskState {
    var state = quiet
    press("J", &state)
    for _ in TicketKind.allCases {
      guard case .ticket(let ticket) = state.overlay, ticket.kind != kind else { break }
      press("k", &state)
    }
    return state
  }

  /// The busy desk without a chosen price.
  private static var quiet: DeskState {
    var state = busy
    state.ladder.cursor = nil
    return state
  }

  static func press(_ characters: String, _ state: inout DeskState) {
    for character in characters {
      _ = Desk.update(&state, .input(.key(KeyPress(.character(character)))))
    }
  }

  static func press(_ key: Key, _ state: inout DeskState) {
    _ = Desk.update(&state, .input(.key(KeyPress(key))))
  }

  /// States of the ticket and of alerts, by name.
  static var tickets: [Named] {
    TicketKind.allCases.map { kind in
      Named(name: "ticket-" + kind.name.replacing(" ", with: "-"), state: ticket(kind))
    } + [
      Named(name: "ticket-dated", state: dated), Named(name: "ticket-warned", state: warned),
      Named(name: "ticket-hot-warned", state: hotWarned), Named(name: "waiting", state: waiting),
      Named(name: "alerts", state: alerts), Named(name: "flash", state: flash),
    ]
  }

  /// A limit order until a time of day, with another way to meet own orders.
  private static var dated: DeskState {
    var state = ticket(.limit)
    press("tffft", &state)
    press(.tab, &state)
    press("14:45", &state)
    return state
  }

  /// A price with a digit missing, after Enter.
  private static var warned: DeskState {
    var state = ticket(.limit)
    press("b", &state)
    press(.tab, &state)
    press("6173.24", &state)
    press(.enter, &state)
    return state
  }

  /// A market order of a hot desk that is larger than the book.
  private static var hotWarned: DeskState {
    var state = quiet
    state.safety = .hot
    state.view.asks = [state.view.asks[0]]
    state.view.asks[0].quantity = lots(30_000)
    state.view.balances[0].total.units *= 100
    press("4m", &state)
    return state
  }

  /// Orders that wait for a trigger beside those that rest.
  private static var waiting: DeskState {
    var state = busy
    state.tab = .orders
    var stop = state.view.orders[3]
    stop.id = OrderID(901)
    stop.price = Price(ticks: 6_142_000)
    stop.trigger = Trigger(.stop, price: Price(ticks: 6_150_000))
    stop.partner = OrderID(902)
    stop.quantityAhead = .zero
    var trail = stop
    trail.id = OrderID(903)
    trail.partner = nil
    trail.trigger = Trigger(.trailing, price: Price(ticks: 6_165_000), trailTicks: 8_000)
    var profit = state.view.orders[0]
    profit.id = OrderID(904)
    profit.quantityAhead = .zero
    profit.trigger = Trigger(.takeProfit, price: Price(ticks: 6_160_000))
    var iceberg = state.view.orders[0]
    iceberg.id = OrderID(905)
    iceberg.hidden = Quantity(lots: 9_000)
    state.view.orders = [stop, trail, profit, iceberg] + state.view.orders.prefix(1)
    return state
  }

  private static var alerts: DeskState {
    var state = quiet
    press("!", &state)
    press("61800", &state)
    press(.enter, &state)
    press("fpw61700.5", &state)
    press(.down, &state)
    return state
  }

  private static var flash: DeskState {
    var state = busy
    _ = Desk.carryOut(
      .add(.price(InstrumentID(0), Price(ticks: 6_180_000))), &state)
    var view = state.view
    view.markets[0].last = Price(ticks: 6_180_100)
    _ = Desk.update(&state, .view(view))
    return state
  }
}
