/// A named arrangement of the screen.
public enum LayoutPreset: String, Hashable, Sendable, CaseIterable {
  /// Everything for trading one market: ladder, chart, depth and tape.
  case trade
  /// Many markets: a watchlist with mini charts, and the chart of one.
  case watch
  /// The ladder and what moves beside it: the book over time, spread, imbalance and tape.
  case scalp
  /// Four markets side by side.
  case compare
  /// One market in full: a large chart with its volume profile, the book over time, and depth.
  case study

  /// The name, for people and for the command line.
  public var name: String { rawValue }

  /// What it is for, in a few words; which panels have room is the screen's to say.
  public var purpose: String {
    switch self {
    case .trade: "one market to trade"
    case .watch: "every market at a glance"
    case .scalp: "the ladder, and what moves beside it"
    case .compare: "up to four markets side by side"
    case .study: "one market's chart as large as can be"
    }
  }

  /// The one so many places further, round about.
  public func neighbour(_ places: Int) -> LayoutPreset {
    let all = LayoutPreset.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[((index + places) % all.count + all.count) % all.count]
  }
}

/// A part of a layout that is divided, by its name.
public enum LayoutSplit: String, Hashable, Sendable, CaseIterable {
  /// The upper part and the lower panels.
  case body
  /// The lower panels: orders and account.
  case lower
  /// The columns of the upper part.
  case main
  /// What stands in the left column.
  case left
  /// What stands in the middle column.
  case middle
  /// What stands in the right column.
  case right
  /// Panels side by side within a column.
  case inner
}

/// A border between two parts of a split, which can be moved.
public struct PaneBorder: Hashable, Sendable {
  /// What is divided.
  public var split: LayoutSplit
  /// The part that it stands after, counted from 0.
  public var part: Int

  /// The most parts that a split has.
  public static let partsMax = 8

  /// Makes a border.
  public init(_ split: LayoutSplit, after part: Int) {
    self.split = split
    self.part = part
  }
}
