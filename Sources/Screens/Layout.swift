internal import Canvas
internal import Desk

/// Where each part of the screen stands at a size: the lines that are always there, and the panels
/// of the chosen layout between them.
struct Layout {
  /// The smallest size that is drawn.
  static let least = Size(width: 60, height: 16)

  static func fits(_ size: Size) -> Bool {
    size.width >= least.width && size.height >= least.height
  }

  static let nowhere = Rect(x: 0, y: 0, width: 0, height: 0)

  /// Whether panels have frames; small screens have no room for them.
  let isFramed: Bool
  let status: Rect
  let banner: Rect
  /// Everything between the banner and the last lines.
  let body: Rect
  let accountLine: Rect
  let messages: Rect
  let hints: Rect
  /// The panels that found room, with their borders.
  let panels: PlacedPanels
  /// What of the layout has room, for the desk: also what a maximised pane hides.
  let shown: ShownLayout

  init(_ question: LayoutQuestion) {
    let size = question.size
    let screen = Rect(x: 0, y: 0, width: size.width, height: size.height)
    isFramed = ScreenForm(size) != .small
    let tree = question.choice.preset.panels(on: size, marketCount: question.marketCount)
    let messageRows = size.height < 30 ? 1 : size.height < 50 ? 2 : 3
    let placed = tree.placed(
      in: Self.rows(
        screen, hasAccountLine: !tree.panels.contains(.account), messageRows, question.bannerRows
      )[2]
    ) { question.choice.shift(of: $0) }
    let maximised = question.maximised.flatMap { Self.panel(of: $0, in: placed) }
    let hasLine = maximised != nil || !tree.panels.contains(.account)
    let rows = Self.rows(
      screen, hasAccountLine: hasLine, messageRows, question.bannerRows)
    panels =
      maximised.map { PanelTree.panel($0).placed(in: rows[2]) { _ in 0 } } ?? placed
    status = rows[0]
    self.banner = rows[1]
    body = rows[2]
    accountLine = rows[3]
    messages = rows[4]
    hints = rows[5]
    shown = Self.shown(placed)
  }

  /// The lines that are always there, from the top, and what is left for the panels as the third.
  private static func rows(
    _ screen: Rect, hasAccountLine: Bool, _ messageRows: Int, _ bannerRows: Int
  ) -> [Rect] {
    screen.rows([
      .fixed(1), .fixed(bannerRows), .weight(1),
      .fixed(hasAccountLine ? 1 : 0), .fixed(messageRows), .fixed(screen.height < 32 ? 1 : 2),
    ])
  }

  /// The panel that a pane's keys mean.
  private static func panel(of pane: Pane, in placed: PlacedPanels) -> Panel? {
    placed.places.first { $0.panel.pane == pane }?.panel
  }

  private static func shown(_ placed: PlacedPanels) -> ShownLayout {
    var places: [ShownLayout.Place] = []
    for place in placed.places {
      guard let pane = place.panel.pane, !places.contains(where: { $0.pane == pane }) else {
        continue
      }
      places.append(ShownLayout.Place(pane, column: place.column, row: place.row))
    }
    return ShownLayout(places)
  }

  /// Where a panel stands; empty where it found no room.
  func rect(of panel: Panel) -> Rect { panels.rect(of: panel) }

  var ladder: Rect { rect(of: .ladder) }
  var blotter: Rect { rect(of: .blotter) }
  var account: Rect { rect(of: .account) }

  /// How many rows an announcement has as long as it is there; an upgrade alone needs one.
  static func rows(of banner: Banner, _ size: Size) -> Int {
    size.height < 30 || banner.kind == .upgrade && banner.companions.isEmpty ? 1 : 2
  }
}
