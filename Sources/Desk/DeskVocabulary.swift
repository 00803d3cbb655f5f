public import Market

/// Whether, and how easily, orders leave the desk.
public enum Safety: Hashable, Sendable, CaseIterable {
  /// Looking only: no order leaves. Cancels do.
  case view
  /// An order key fills in the ticket; Enter sends it.
  case armed
  /// An order key sends at once.
  case hot
  /// The word shown for it.
  public var word: String {
    switch self {
    case .view: "VIEW"
    case .armed: "ARMED"
    case .hot: "HOT"
    }
  }
}

/// A part of the screen that the arrow keys can move in.
public enum Pane: Hashable, Sendable, CaseIterable {
  /// The price ladder.
  case ladder
  /// The lower panel with its tabs.
  case blotter
}

/// What the lower panel shows.
public enum Tab: Hashable, Sendable, CaseIterable {
  /// Open orders.
  case orders
  /// Own fills.
  case fills
  /// Maintenance notices.
  case notices
  /// What the desk said.
  case messages
  /// The word on the tab.
  public var title: String {
    switch self {
    case .orders: "Orders"
    case .fills: "Fills"
    case .notices: "Notices"
    case .messages: "Messages"
    }
  }
}

/// The length of a candle.
public enum ChartInterval: Int, Hashable, Sendable, CaseIterable {
  /// A second.
  case second
  /// Five seconds.
  case fiveSeconds
  /// Fifteen seconds.
  case fifteenSeconds
  /// A minute.
  case minute
  /// Five minutes.
  case fiveMinutes
  /// Its length.
  public var span: TimeSpan {
    switch self {
    case .second: .seconds(1)
    case .fiveSeconds: .seconds(5)
    case .fifteenSeconds: .seconds(15)
    case .minute: .minutes(1)
    case .fiveMinutes: .minutes(5)
    }
  }
  /// How it is written.
  public var label: String {
    switch self {
    case .second: "1 s"
    case .fiveSeconds: "5 s"
    case .fifteenSeconds: "15 s"
    case .minute: "1 m"
    case .fiveMinutes: "5 m"
    }
  }
}

/// The ladder's axis, which stands still while the market moves through it, and its cursor.
public struct LadderState: Hashable, Sendable {
  /// The price in the middle row, a multiple of the grouping; `nil` before the first view.
  public var centre: Price?
  /// The chosen price; `nil` where none was chosen, and keys mean the touch.
  public var cursor: Price?
  /// How many ticks one row stands for.
  public var groupingTicks: Int64 = 1
  /// Makes the ladder as it is at first.
  public init() {}
}

/// How much the next order is for.
public struct SizeState: Hashable, Sendable {
  /// The presets of each market.
  public var presets: [[Quantity]]
  /// The chosen preset of each market.
  public var selected: [Int]
  /// Makes sizes with the second preset chosen.
  public init(presets: [[Quantity]]) {
    self.presets = presets
    selected = presets.map { min(1, $0.count - 1) }
  }
  /// The size of the next order in a market.
  public func quantity(_ instrument: InstrumentID) -> Quantity {
    let index = Int(instrument.rawValue)
    return presets[index][selected[index]]
  }
}

/// What lies over the screen and takes the keys.
public enum Overlay: Hashable, Sendable {
  /// The order ticket.
  case ticket(Ticket)
  /// Every key; scrolled down by so many rows.
  case help(scroll: Int)
  /// A notice in full, by its place in ``DeskState/notices``.
  case notice(Int)
  /// A question before something large, such as cancelling everything or leaving with open orders.
  case question(Question)
}

/// An order being written, or an open one being changed.
public struct Ticket: Hashable, Sendable {
  /// A line of the ticket.
  public enum Field: Hashable, Sendable, CaseIterable {
    /// The price.
    case price
    /// The quantity.
    case quantity
  }
  /// The open order being changed; `nil` for a new one.
  public var amending: OrderID?
  /// The market.
  public var instrument: InstrumentID
  /// Buy or sell.
  public var side: Side
  /// Limit or market.
  public var kind: OrderKind
  /// How long it lives.
  public var timeInForce: TimeInForce
  /// Whether it must not take.
  public var postOnly: Bool
  /// The price as typed; empty for a market order.
  public var priceText: String
  /// The quantity as typed.
  public var quantityText: String
  /// The line being typed in.
  public var field: Field
  /// What is wrong with it, in words; `nil` where it can be sent.
  public var fault: String?
  /// Makes a ticket.
  public init(
    amending: OrderID? = nil, instrument: InstrumentID, side: Side, kind: OrderKind,
    timeInForce: TimeInForce, postOnly: Bool, priceText: String, quantityText: String,
    field: Field = .quantity, fault: String? = nil
  ) {
    self.amending = amending
    self.instrument = instrument
    self.side = side
    self.kind = kind
    self.timeInForce = timeInForce
    self.postOnly = postOnly
    self.priceText = priceText
    self.quantityText = quantityText
    self.field = field
    self.fault = fault
  }
}

/// A question that Enter answers with yes and Escape with no.
public struct Question: Hashable, Sendable {
  /// What is asked.
  public var text: String
  /// What is done on yes.
  public var action: Action
  /// Makes a question.
  public init(text: String, action: Action) {
    self.text = text
    self.action = action
  }
}

/// How a message is meant.
public enum Tone: Hashable, Sendable {
  /// Said for the record.
  case plain
  /// Something went as wanted.
  case good
  /// Something was refused or needs attention.
  case warning
  /// Something is wrong.
  case bad
}

/// Something said to the person.
public struct DeskMessage: Hashable, Sendable {
  /// The market time.
  public var time: Instant
  /// How it is meant.
  public var tone: Tone
  /// What it says.
  public var text: String
  /// Makes a message.
  public init(time: Instant, tone: Tone, text: String) {
    self.time = time
    self.tone = tone
    self.text = text
  }
}

/// A command that was sent and is not yet answered.
public struct PendingCommand: Hashable, Sendable {
  /// What the desk calls it.
  public var reference: ClientReference
  /// What was asked.
  public var action: Command.Action
  /// Makes a record.
  public init(reference: ClientReference, action: Command.Action) {
    self.reference = reference
    self.action = action
  }
}

/// An own fill, with what explains it.
public struct FillRecord: Hashable, Sendable {
  /// When.
  public var time: Instant
  /// The fill.
  public var fill: Fill
  /// How much stood ahead when the order came to rest; `nil` where it never rested.
  public var quantityAheadAtRest: Quantity?
  /// How much traded at its price since then, this fill included; `nil` where it never rested.
  public var tradedAtPrice: Quantity?
  /// Makes a record.
  public init(
    time: Instant, fill: Fill, quantityAheadAtRest: Quantity? = nil, tradedAtPrice: Quantity? = nil
  ) {
    self.time = time
    self.fill = fill
    self.quantityAheadAtRest = quantityAheadAtRest
    self.tradedAtPrice = tradedAtPrice
  }
}

/// A span in which a market stood still.
public struct HaltSpan: Hashable, Sendable {
  /// When matching stopped.
  public var start: Instant
  /// When trading was back; `nil` while it is not.
  public var end: Instant?
  /// Makes a span.
  public init(start: Instant, end: Instant? = nil) {
    self.start = start
    self.end = end
  }
}

/// Events a second, measured over the last seconds of market time.
public struct EventRate: Hashable, Sendable {
  /// The rate; 0 before there is one.
  public private(set) var perSecond: Int64 = 0
  private var samples: [Sample] = []
  private struct Sample: Hashable, Sendable {
    var time: Instant
    var count: UInt64
  }
  /// Makes an empty measurement.
  public init() {}
  /// Adds what had been counted until a moment.
  public mutating func add(count: UInt64, at time: Instant) {
    if let last = samples.last, time - last.time < .milliseconds(250) { return }
    samples.append(Sample(time: time, count: count))
    while samples.count > 2, let first = samples.first, time - first.time > .seconds(4) {
      samples.removeFirst()
    }
    guard let first = samples.first, time > first.time, count >= first.count else { return }
    let span = (time - first.time).nanoseconds
    perSecond = Int64(Int128(count - first.count) * 1_000_000_000 / Int128(span))
  }
}
