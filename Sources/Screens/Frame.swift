public import Canvas
public import Desk

/// A part of a frame that the mouse can hit.
public struct HitRegion: Hashable, Sendable {
  /// Its cells.
  public var rect: Rect
  /// What a click there means; `nil` where it covers what lies below and means nothing itself.
  public var target: Target?

  /// Makes a region.
  public init(rect: Rect, target: Target?) {
    self.rect = rect
    self.target = target
  }
}

/// What a person sees at one moment, and what the mouse means in each place of it.
public struct Frame: Sendable {
  /// The cells.
  public let grid: Grid
  /// What can be hit; where regions overlap, the last one lies on top.
  public let targets: [HitRegion]
  /// How many prices the ladder shows, 0 where there is none; the desk needs it to page and to keep
  /// the cursor in sight.
  public let ladderRows: Int
  /// How far what lies over the screen can be scrolled down; `nil` where nothing there scrolls.
  public let scrollMax: Int?
  /// What of the layout has room; the desk needs it to go between panes and to move borders.
  public let shown: ShownLayout

  /// Makes a frame.
  public init(
    grid: Grid, targets: [HitRegion], ladderRows: Int, scrollMax: Int? = nil,
    shown: ShownLayout = .first
  ) {
    self.shown = shown
    self.grid = grid
    self.targets = targets
    self.ladderRows = ladderRows
    self.scrollMax = scrollMax
  }

  /// What a click on a cell means; `nil` where it means nothing.
  public func target(at place: Point) -> Target? {
    targets.last { $0.rect.contains(place) }?.target
  }
}
