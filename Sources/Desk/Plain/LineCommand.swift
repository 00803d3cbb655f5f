public import Market

/// What a typed line has the desk do. The desk does it as it does what a key asks for: through the
/// same ticket, the same questions and the same refusals.
public enum LineCommand: Hashable, Sendable {
  /// Send an order.
  case order(LineOrder)
  /// Cancel an order.
  case cancel(OrderID)
  /// Do what a key does.
  case action(Action)
  /// Say yes (`true`) to what is asked, or no.
  case answer(Bool)
  /// Run market time so fast, in thousandths of real time: 100 to 100,000.
  case speed(perMille: Int64)
  /// Stop market time (`true`), or let it run.
  case pause(Bool)
  /// Show the book of a market.
  case market(InstrumentID)
}

/// An order as it was typed.
public struct LineOrder: Hashable, Sendable {
  /// Buy or sell.
  public var side: Side
  /// How much, as typed.
  public var quantityText: String
  /// The limit, as typed; `nil` for a market order.
  public var priceText: String?

  /// Makes an order.
  public init(side: Side, quantityText: String, priceText: String?) {
    self.side = side
    self.quantityText = quantityText
    self.priceText = priceText
  }
}

/// What a typed line asks to be told, and what steers the telling.
enum LineQuestion: Hashable, Sendable {
  case book(levels: Int)
  case orders
  case balances
  case market
  case fills(count: Int)
  case notice
  case incident
  case reconciliation
  case log(count: Int)
  case help
  /// Announce prices every so many seconds; `nil` ends it.
  case watch(seconds: Int?)
  /// Read the next line after so many seconds of market time.
  case wait(seconds: Int)
}

/// A line, read.
enum LineReading: Hashable, Sendable {
  case nothing
  case command(LineCommand)
  case question(LineQuestion)
  /// It means nothing; in words, with what would.
  case unreadable(String)
}

extension Desk {
  /// Does what a typed line asks for.
  static func carryOut(_ command: LineCommand, _ state: inout DeskState) -> [Effect] {
    switch command {
    case .order(let order): return place(order, &state)
    case .cancel(let order): return cancel(order, &state)
    case .action(let action): return perform(action, &state)
    case .answer(let isYes): return perform(isYes ? .confirm : .dismiss, &state)
    case .market(let instrument): return show(instrument, &state)
    case .pause(let pauses):
      return pauses == state.isPaused ? [] : perform(.pauseOrResume, &state)
    case .speed(let perMille):
      guard let least = speeds.first, let most = speeds.last else { return [] }
      let speed = min(max(perMille, least), most)
      guard speed != state.speedPerMille else { return [] }
      state.awaitedSpeed = Awaited(speed)
      return [.control(.speed(perMille: speed))]
    }
  }

  /// Fills in a ticket and sends it, unless it is no order.
  private static func place(_ order: LineOrder, _ state: inout DeskState) -> [Effect] {
    if let reason = state.sendingRefusal {
      state.say(.warning, reason)
      return []
    }
    let phase = state.phase(of: state.focus)
    let isLimit = order.priceText != nil
    let ticket = Ticket(
      instrument: state.focus, side: order.side, kind: isLimit ? .limit : .market,
      timeInForce: isLimit ? .goodTillCancelled : .immediateOrCancel,
      postOnly: isLimit && !phase.allows(.placeLimit) && phase.allows(.placePostOnly),
      priceText: order.priceText ?? "", quantityText: order.quantityText)
    if case .unreadable(let fault) = ticket.reading(of: state.instrument, in: state) {
      state.say(.warning, fault)
      return []
    }
    state.overlay = .ticket(ticket)
    return confirm(&state)
  }
}
