internal import Analytics
internal import Canvas
internal import Desk
internal import Market

// All that decides how the parts of the screen look. A part is drawn anew where its question has
// changed, so a question leaves out nothing that the part shows.

/// What decides how the status line looks.
struct StatusQuestion: Equatable {
  var focus: InstrumentID
  var summaryLast: Price?
  var bid: Price?
  var ask: Price?
  var outside: Price?
  var phase: MarketPhase?
  var last: Price
  var high: Price
  var low: Price
  var changeBasisPoints: Int64
  var age: String?
  var clock: ClockView
  var eventsPerSecond: Int64
  var second: Int64
  var journal: JournalCondition
  var latency: LatencyProfile?
  var pendingCount: Int
  var safety: Safety
  var isMouseCaptured: Bool
  var isRecording: Bool
  var isPractice: Bool
}

/// What decides how the open orders look in the lower panel.
struct OrdersQuestion: Equatable {
  var orders: [OpenOrder]
  var queues: [QueueTrace]
  var haltPolicy: HaltPolicy
  /// The last prices that waiting orders are measured against.
  var lasts: [Price?]
  var haltedMarkets: [Bool]
  var focus: InstrumentID
  var ages: [Int64]
  var selected: Int?
  var isFocused: Bool
  var counts: [Int]
}

/// What decides how balances and profit look.
struct AccountQuestion: Equatable {
  var balances: [Balance]
  var profit: Sheet.Profit
  var positions: [Position]
  var focus: InstrumentID
}

/// What decides how the chart of candles looks, while it follows the present.
struct ChartQuestion: Equatable {
  var focus: InstrumentID
  var interval: ChartInterval
  var chart: ChartState
  var isFocused: Bool
  var last: Price
  var high: Price
  /// The interval that the view is in.
  var number: Int64
  /// The newest candle; none of those before it changes any more.
  var candle: Candle?
  var candleCount: Int
  var tradedVolume: Quantity
  var halts: [HaltSpan]
  var orderPrices: [Price]
  var ownFill: FillRecord?
  var fillCount: Int
  var outside: Price?
}

/// What decides how the tape looks.
struct TapeQuestion: Equatable {
  var focus: InstrumentID
  var high: Price
  var end: Instant
  /// The newest trade that is shown; none of those before it changes any more.
  var newest: TapeEntry?
  /// The oldest trade that is remembered, where the next one drives it out: the last line may
  /// reach back to it.
  var oldest: TapeEntry?
  var count: Int
  var ownFill: FillRecord?
  var fillCount: Int
}

/// What decides how the hints look.
struct HintRowsQuestion: Equatable {
  var context: KeyContext
  var reasons: [String?]
  var said: String?
  var hasOverlay: Bool
  var focus: InstrumentID
  var presets: [Quantity]
  var selected: Int?
  var share: Int64?
}

extension Sheet {
  /// The second of market time that the view is of.
  private var second: Int64 { LadderRows.floor(now.nanoseconds, 1_000_000_000) }

  /// What decides how the status line looks.
  var statusQuestion: StatusQuestion {
    let statistics = state.memory.statistics
    let summary = state.summary
    return StatusQuestion(
      focus: state.focus, summaryLast: summary?.last, bid: summary?.bid?.price,
      ask: summary?.ask?.price, outside: summary?.outside, phase: summary?.phase,
      last: statistics.last, high: statistics.high, low: statistics.low,
      changeBasisPoints: statistics.changeBasisPoints, age: state.bookAge?.text,
      clock: state.view.clock,
      eventsPerSecond: NumberText.rounded(state.memory.eventRate.perSecond), second: second,
      journal: state.journal, latency: state.session.latency, pendingCount: state.pending.count,
      safety: state.safety, isMouseCaptured: state.isMouseCaptured,
      isRecording: state.recording != nil, isPractice: state.practice != nil)
  }

  /// What decides how the open orders look; `nil` where the lower panel shows something else.
  var ordersQuestion: OrdersQuestion? {
    guard state.tab == .orders else { return nil }
    let isWaiting = state.view.orders.contains { $0.trigger != nil }
    return OrdersQuestion(
      orders: state.view.orders, queues: state.queues, haltPolicy: state.view.haltPolicy,
      lasts: isWaiting ? state.view.markets.map(\.last) : [],
      haltedMarkets: state.view.markets.map(\.phase.isHalted), focus: state.focus,
      ages: state.view.orders.map { (now - $0.placedAt).wholeSeconds }, selected: selected,
      isFocused: isBlotterFocused,
      counts: [
        state.fills.count, state.notices.count + state.incidents.count, state.messages.count,
      ])
  }

  /// What decides how balances and profit look.
  var accountQuestion: AccountQuestion {
    AccountQuestion(
      balances: state.view.balances, profit: profit, positions: state.markets.map(\.position),
      focus: state.focus)
  }

  /// What decides how the chart of candles looks; `nil` while it is scrolled back, or time that
  /// passes shows in it otherwise than by a new column.
  var chartQuestion: ChartQuestion? {
    let memory = state.memory
    let series = memory.candles[state.interval.rawValue]
    guard state.chart.end == nil, memory.halts.last.map({ $0.end != nil }) ?? true else {
      return nil
    }
    return ChartQuestion(
      focus: state.focus, interval: state.interval, chart: state.chart, isFocused: isChartFocused,
      last: lastPrice(of: Int(state.focus.rawValue)), high: memory.statistics.high,
      number: LadderRows.floor(now.nanoseconds, series.interval.nanoseconds),
      candle: series.candles.last, candleCount: series.candles.count,
      tradedVolume: memory.statistics.volume, halts: memory.halts,
      orderPrices: state.view.orders.filter { $0.instrument == state.focus }.map(\.price),
      ownFill: state.fills.last, fillCount: state.fills.count,
      outside: outsidePrice(of: Int(state.focus.rawValue)))
  }

  /// What decides how the tape looks; `nil` where it shows trades that its memory soon forgets.
  func tapeQuestion(in rect: Rect) -> TapeQuestion? {
    let tape = state.memory.tape
    let end = tapeEnd
    var age = 0
    while age < tape.count, tape.entry(age: age).time > end { age += 1 }
    guard age < Self.tapeDepth, tape.count < tape.capacity || tape.count - age >= rect.height
    else { return nil }
    return TapeQuestion(
      focus: state.focus, high: state.memory.statistics.high, end: end,
      newest: age < tape.count ? tape.entry(age: age) : nil,
      oldest: tape.count < tape.capacity ? nil : tape.entry(age: tape.count - 1),
      count: tape.count < tape.capacity ? tape.count - age : 0,
      ownFill: state.fills.last, fillCount: state.fills.count)
  }

  /// What decides how the hints look.
  func hintRowsQuestion(_ texts: [HintText], _ reasons: [String?]) -> HintRowsQuestion {
    let index = Int(state.focus.rawValue)
    let sizes = state.sizes
    return HintRowsQuestion(
      context: state.context, reasons: reasons,
      said: reasonSaid(texts, reasons), hasOverlay: state.overlay != nil, focus: state.focus,
      presets: index < sizes.presets.count ? sizes.presets[index] : [],
      selected: index < sizes.selected.count ? sizes.selected[index] : nil,
      share: index < sizes.shares.count ? sizes.shares[index] : nil)
  }
}

extension Banner {
  /// The banner with the time that is left in the whole seconds in which it is shown.
  var asShown: Banner {
    var shown = self
    func whole(_ span: TimeSpan) -> TimeSpan {
      .seconds(-LadderRows.floor(-span.nanoseconds, 1_000_000_000) / 1_000_000_000)
    }
    shown.next?.remaining = whole(next?.remaining ?? .zero)
    for index in shown.schedule.indices {
      shown.schedule[index].remaining = whole(schedule[index].remaining)
    }
    shown.companions = companions.map(\.asShown)
    return shown
  }
}
