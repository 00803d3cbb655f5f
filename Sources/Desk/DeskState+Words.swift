import Market

// Commands and refusals in words.
extension DeskState {
  /// What a command asks for: `buy 0.1000 at 61,732.41`.
  func words(for action: Command.Action) -> String {
    switch action {
    case .place(let order):
      guard let instrument = instrument(order.instrument) else { return "an order" }
      let price = order.kind == .market ? "at market" : "at \(instrument.text(order.price))"
      if order.budget > .zero {
        return "\(prefix(order.instrument))\(order.side.verb) for "
          + "\(instrument.quote.text(order.budget)) \(instrument.quote.symbol) at market"
      }
      return "\(prefix(order.instrument))\(order.side.verb) "
        + "\(instrument.text(order.quantity)) \(price)"
    case .amend: return "the change of an order"
    case .cancel: return "the cancel of an order"
    case .cancelAll: return "the cancel of all orders"
    case .placeConditional(let order, let trigger):
      guard let instrument = instrument(order.instrument) else { return "an order" }
      return "\(prefix(order.instrument))\(order.side.verb) \(instrument.text(order.quantity)) "
        + trigger.words(instrument)
    case .placePair(let pair): return "a pair of orders" + words(of: pair.limit)
    case .placeBracket(let bracket): return "a bracket" + words(of: bracket.entry)
    case .replace(_, let order): return "the replacement of an order" + words(of: order)
    case .keepAlive: return "the dead-man switch"
    case .setHaltPolicy: return "what becomes of your orders at a halt"
    }
  }

  private func words(of order: NewOrder) -> String {
    guard let instrument = instrument(order.instrument) else { return "" }
    return " to \(order.side.verb) \(instrument.text(order.quantity))"
  }

  /// Why a command was refused, with what it needs and what there is.
  func words(for rejection: Rejection, of action: Command.Action?) -> String {
    let id = rejection.instrument ?? instrument(of: action)
    let instrument = id.flatMap { self.instrument($0) }
    let (need, have) = (rejection.need, rejection.have)
    switch rejection.reason {
    case .unknownAccount: return "the venue does not know this account"
    case .unknownInstrument: return "there is no such market"
    case .unknownOrder:
      return isForMany(rejection, action)
        ? "nothing is left to cancel" : "that order is no longer open"
    case .phase: return phaseWords(rejection, id, action)
    case .insufficientFunds:
      return fundsText(
        need: Money(units: need), have: Money(units: have), asset: rejection.asset ?? AssetID(.max))
    case .quantityOutOfRange:
      guard have > 0 else { return "the size must be above 0" }
      if have < need {
        return "a size of \(quantity(have, instrument)) is below the smallest, "
          + quantity(need, instrument)
      }
      return "a size of \(quantity(have, instrument)) is above the largest, "
        + quantity(need, instrument)
    case .priceOutOfRange:
      guard have > 0 else { return "the price must be above 0" }
      return
        "a price of \(price(have, instrument)) is above the highest, \(price(need, instrument))"
    case .wouldTake:
      return "post-only at \(price(have, instrument)) would trade at once; "
        + "the best it may have is \(price(need, instrument))"
    case .wouldNotFill:
      return "fill-or-kill for \(quantity(need, instrument)), the book offers "
        + quantity(have, instrument)
    case .noLiquidity: return "nobody stands on the other side"
    case .contradictoryOrder:
      return "the order contradicts itself: its kind, life and flags do not go together"
    case .belowFilled:
      guard need > 0 else { return "the new size is not above what is filled already" }
      return "a size of \(quantity(have, instrument)) is not above the "
        + "\(quantity(need - 1, instrument)) filled already"
    case .tooManyOrders: return "\(have) orders are open, and \(need) is the most there may be"
    case .bookFull: return "the venue has no room for another order; it holds \(need)"
    case .noticeTooShort:
      return "the venue must give \(spanWords(need)) of notice, this gives \(spanWords(have))"
    case .unknownNotice: return "there is no such notice, or it is too late for that"
    case .noticeOutOfOrder: return "the times of the notice are not in order"
    default: return ruleWords(rejection, instrument)
    }
  }

  /// The market that a command was about, as far as it names one.
  func instrument(of action: Command.Action?) -> InstrumentID? {
    switch action {
    case .place(let order): order.instrument
    case .amend(let id, _, _), .cancel(let id):
      view.orders.first { $0.id == id }?.instrument
    case .cancelAll(let instrument, _): instrument
    case .placeConditional(let order, _), .replace(_, let order): order.instrument
    case .placePair(let pair): pair.limit.instrument
    case .placeBracket(let bracket): bracket.entry.instrument
    case .keepAlive, .setHaltPolicy, nil: nil
    }
  }

  /// Whether a refusal answers a cancel of many orders.
  private func isForMany(_ rejection: Rejection, _ action: Command.Action?) -> Bool {
    if case .cancelAll = action { return true }
    return action == nil && rejection.order == nil
  }

  /// Why a market's phase refuses a command, and how many orders stay where many were to go.
  private func phaseWords(
    _ rejection: Rejection, _ id: InstrumentID?, _ action: Command.Action?
  ) -> String {
    guard let id else { return "the market's phase forbids it" }
    let activity: PhaseActivity =
      switch action {
      case .place(let order): order.activity
      case .amend: .amend
      case .cancel, .cancelAll, .replace, .keepAlive, .setHaltPolicy: .cancel
      case .placeConditional, .placePair: .placeConditional
      case .placeBracket(let bracket): bracket.entry.activity
      case nil: rejection.order == nil ? .placeLimit : .cancel
      }
    let reason =
      phaseRefusal(of: activity, in: id) ?? "\(phase(of: id).name): the phase forbade it"
    guard isForMany(rejection, action), rejection.have > 0 else { return prefix(id) + reason }
    let staying = rejection.have == 1 ? "1 order stays" : "\(rejection.have) orders stay"
    return "\(prefix(id))\(reason); \(staying)"
  }

  func spanWords(_ seconds: Int64) -> String {
    ClockText.words(.seconds(min(max(0, seconds), 1_000_000_000)))
  }

  func quantity(_ lots: Int64, _ instrument: Instrument?) -> String {
    instrument.map { $0.text(Quantity(lots: lots)) } ?? "\(lots) lots"
  }

  func price(_ ticks: Int64, _ instrument: Instrument?) -> String {
    instrument.map { $0.text(Price(ticks: ticks)) } ?? "\(ticks) ticks"
  }
}
