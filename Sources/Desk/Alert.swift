public import Market

/// What an alert looks out for.
public enum AlertCondition: Hashable, Sendable {
  /// The last price of a market reaches or passes a price.
  case price(InstrumentID, Price)
  /// The spread of a market is wider than so many ticks.
  case spread(InstrumentID, widerThanTicks: Int64)
  /// An own order fills.
  case fill
  /// A market goes into another phase.
  case phase
}

/// Something to be told of.
public struct Alert: Hashable, Sendable {
  /// What it looks out for.
  public var condition: AlertCondition
  /// Whether the price must rise for it; `nil` for others, and as long as nothing has traded that
  /// is not at the price itself.
  public var rises: Bool?
  /// When it last rang; `nil` before.
  public var rangAt: Instant?
  /// Whether it is done: one on a price rings once.
  public var isDone = false
  /// Whether the spread was wider the last time it was looked at, so that it rings once each time.
  var isOver = false

  /// Makes an alert that has not rung.
  public init(_ condition: AlertCondition) { self.condition = condition }
}

/// What is seen over the whole frame for a while after an alert.
public struct AlertFlash: Hashable, Sendable {
  /// What happened.
  public var text: String
  /// The market time until which it is shown at most; a key ends it before.
  public var until: Instant

  /// Makes a flash.
  public init(text: String, until: Instant) {
    self.text = text
    self.until = until
  }
}

/// The alerts of the desk.
public struct AlertState: Hashable, Sendable {
  /// All alerts, oldest first.
  public var list: [Alert]
  /// Whether bell, flash and notifications are off.
  public var isQuiet: Bool
  /// What is seen over the frame; `nil` where nothing is.
  public var flash: AlertFlash?
  /// Whether the terminal tells when its window has the focus.
  var knowsFocus = false

  /// The most alerts there can be.
  public static let countMax = 64

  /// Makes alerts that have not rung.
  init(_ conditions: [AlertCondition], isQuiet: Bool) {
    list = conditions.prefix(Self.countMax).map { Alert($0) }
    self.isQuiet = isQuiet
  }
}

/// The list of alerts over the screen, with a line to type a price into.
public struct AlertPanel: Hashable, Sendable {
  /// The selected alert, by its place in the list.
  public var selected = 0
  /// What was typed.
  public var text = ""
  /// What is wrong with it; `nil` where nothing is.
  public var fault: String?

  /// Makes an empty one.
  public init() {}

  /// The most characters the line takes.
  static let textLengthMax = 20

  /// Types a character; whatever is no digit and no point is passed over.
  mutating func type(_ character: Character) {
    guard Ticket.accepts(character), text.count < Self.textLengthMax else { return }
    if character == ".", text.contains(".") { return }
    text.append(character)
    fault = nil
  }
}
