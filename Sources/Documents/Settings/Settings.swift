public import Canvas
public import Desk
public import Market

/// A setting's value, and where it comes from.
public struct Setting<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The value.
  public var value: Value
  /// The line of the settings file, from 1; `nil` where the file says nothing of it.
  public var line: Int?

  /// Makes a setting that no file has changed.
  public init(_ value: Value, line: Int? = nil) {
    self.value = value
    self.line = line
  }
}

/// What a person has set, with what holds where nothing was.
public struct Settings: Hashable, Sendable {
  /// What alerts do.
  public enum Alerts: String, Hashable, Sendable, CaseIterable {
    /// Bell, flash and notification.
    case on
    /// Flash only.
    case quiet
    /// Nothing.
    case off
  }

  /// What goes into the log.
  public enum LogLevel: String, Hashable, Sendable, CaseIterable {
    /// Everything.
    case debug
    /// What an operator wants to know.
    case info
    /// What may be wrong.
    case warning
    /// What is wrong.
    case error
    /// Nothing.
    case none
  }

  /// From where on an order is asked about once more, in millionths of the whole.
  public struct Guards: Hashable, Sendable {
    /// Of the best price: how far from it.
    public var distancePartsPerMillion: Int64 = 50_000
    /// Of the quantity in sight on the other side of the book.
    public var bookPartsPerMillion: Int64 = 1_000_000
    /// Of what is free of the asset it needs.
    public var balancePartsPerMillion: Int64 = 750_000
    /// Makes those that hold where nothing is set.
    public init() {}
  }

  /// The sizes of a market, as they are written.
  public struct MarketSizes: Hashable, Sendable {
    /// The market's symbol.
    public var symbol: String
    /// One to four sizes, as numbers.
    public var sizes: [String]
    /// The line, from 1.
    public var line: Int
  }

  /// The file that was read; `nil` where there is none.
  public var file: String?
  /// The scenario's name; `nil` for the standard one.
  public var scenario = Setting<String>(ScenarioLibrary.standardName)
  /// The first market's symbol; `nil` for the scenario's first.
  public var symbol = Setting<String?>(nil)
  /// The speed of market time in thousandths; `nil` for the scenario's.
  public var speedPerMille = Setting<Int64?>(nil)
  /// How far the desk is from the exchange; `nil` for the scenario's.
  public var latency = Setting<LatencyProfile?>(nil)
  /// How orders leave the desk at first.
  public var safety = Setting(Safety.armed)
  /// The theme's name.
  public var theme = Setting(ThemeLibrary.standardName)
  /// Which colour means up; `nil` leaves it to the theme.
  public var rising = Setting<Rising?>(nil)
  /// The arrangement of the panes.
  public var layout = Setting(LayoutPreset.trade)
  /// Whether the desk has the mouse at first.
  public var mouse = Setting(true)
  /// The most frames in a second, 1 to 120.
  public var framesPerSecond = Setting<Int>(60)
  /// What alerts do.
  public var alerts = Setting(Alerts.on)
  /// From where on an order is asked about once more.
  public var guards = Setting(Guards())
  /// What goes into the log.
  public var log = Setting(LogLevel.info)
  /// Sizes by market.
  public var sizes = Setting<[MarketSizes]>([])
  /// Which key means what.
  public var keyMap = Setting(KeyMap.standard)
  /// How many changes of the keys there are.
  public var keyChangeCount = 0
  /// Command lines with names.
  public var macros = Setting<[Macro]>([])

  /// Makes what holds where nothing is set.
  public init() {}
}
