public import Exchange
public import Market

// How market time passes.
extension World {
  /// Lets market time run until a moment, or until about so many events have been appended.
  ///
  /// `now` says how far it came: `time`, unless the limit was reached before. A moment is never
  /// left half done.
  public mutating func run(until time: Instant, eventLimit: Int, into events: inout EventBatch) {
    guard time >= now else { return }
    let start = events.count
    while true {
      if let planned = nextPlanned, planned <= time,
        timeline.nextTime.map({ planned <= $0 }) ?? true
      {
        carryOutPlanned(at: max(planned, now), into: &events)
        continue
      }
      guard let timer = timeline.take(before: time) else { break }
      now = Instant(nanoseconds: timer.time)
      wake(timer, into: &events)
      guard events.count - start >= eventLimit else { continue }
      if let next = timeline.nextTime, next == now { continue }
      now = Instant(nanoseconds: timer.time + 1)
      if let planned = nextPlanned, planned <= now {
        carryOutPlanned(at: now, into: &events)
      }
      return
    }
    now = time
  }

  /// When the calendar or the scenario's operator has something to do next. Inlined, as a call
  /// would copy the whole world to ask it.
  @inline(__always)
  var nextPlanned: Instant? {
    guard let action = nextAction else { return exchange.nextDeadline }
    guard let deadline = exchange.nextDeadline else { return action }
    return min(deadline, action)
  }

  /// Does what the calendar and the operator have to do until a moment.
  private mutating func carryOutPlanned(at moment: Instant, into events: inout EventBatch) {
    now = moment
    var first = events.count
    exchange.advance(to: now, into: &events)
    absorb(events, from: first)
    while let action = nextAction, action <= now {
      let scheduled = scenario.timeline[actionsDone]
      actionsDone += 1
      nextAction =
        actionsDone < scenario.timeline.count
        ? scenario.start + scenario.timeline[actionsDone].offset : nil
      first = events.count
      switch scheduled.action {
      case .parent(let plan): begin(plan)
      case .news(let instrument, let basisPoints, let span):
        tell(instrument, basisPoints: basisPoints, over: span)
      default:
        guard let directive = scheduled.action.directive(start: scenario.start) else { continue }
        exchange.apply(directive, at: now, into: &events)
        absorb(events, from: first)
        if case .list(let instrument, _) = scheduled.action { beginListing(instrument.id) }
      }
    }
    settleAll()
  }

  private mutating func wake(_ timer: Timer, into events: inout EventBatch) {
    let market = Int(timer.market)
    switch timer.kind {
    case .pulse: pulse(market)
    case .news: bringNews(market)
    case .newsPart: jump(market, by: Double(bitPattern: timer.order))
    case .ladderArrival: placeLadderOrder(market, into: &events)
    case .ladderExpiry: expireLadderOrder(timer.order, into: &events)
    case .ladderPull: pullLadderOrder(timer.order, into: &events)
    case .taker: take(market, into: &events)
    case .arbitrage: sweep(market, isStraggler: timer.agent > 0, into: &events)
    case .maker: quote(market, Int(timer.agent), into: &events)
    case .lean: lean(market, into: &events)
    case .tidy: tidy(market, into: &events)
    case .whale: bringWhale(market)
    case .parent: work(market, Int(timer.agent), into: &events)
    case .momentum: followTrend(market, into: &events)
    case .momentumEnd:
      closePosition(market, side: timer.side, lots: Int64(timer.order), into: &events)
    case .stopArrival: placeStop(market, into: &events)
    case .stopEnd: endStop(market, side: timer.side, order: timer.order, into: &events)
    }
    settle(market)
  }
}
