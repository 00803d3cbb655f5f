internal import Canvas
internal import Desk

/// What kind of screen a size is; each has arrangements of its own.
enum ScreenForm: Hashable, CaseIterable {
  /// Too small for frames: one panel and the lower panel.
  case small
  /// 80x24 and its like.
  case compact
  /// Narrow and tall: panels one below the other.
  case portrait
  /// Broad and low.
  case low
  /// 120x40 and its like.
  case standard
  /// 200x60 and its like.
  case wide

  /// The form of a screen.
  init(_ size: Size) {
    if size.width < 76 || size.height < 22 {
      self = .small
    } else if size.width < 112 {
      self = size.height >= 44 ? .portrait : .compact
    } else if size.height < 36 {
      self = .low
    } else {
      self = size.width >= 170 ? .wide : .standard
    }
  }
}

extension LayoutPreset {
  /// The panels of the layout on a screen: the upper part over the lower panels.
  func panels(on size: Size, marketCount: Int) -> PanelTree {
    let form = ScreenForm(size)
    let lower = form == .small ? size.height / 4 : max(6, min(14, size.height / 4))
    return .rows(
      .body,
      [
        PanelTree.part(1, main(form, width: size.width, marketCount: marketCount)),
        PanelTree.fixed(lower, Self.lower(form)),
      ])
  }

  /// The lower panels: the account has a panel of its own on large screens.
  private static func lower(_ form: ScreenForm) -> PanelTree {
    switch form {
    case .small, .compact, .portrait, .low: .panel(.blotter)
    case .standard, .wide:
      .columns(
        .lower,
        [
          PanelTree.part(1, .blotter),
          PanelTree.fixed(form == .wide ? 60 : 38, .account),
        ])
    }
  }

  /// The upper part.
  func main(_ form: ScreenForm, width: Int, marketCount: Int) -> PanelTree {
    switch self {
    case .trade: Self.trade(form, width: width, marketCount: marketCount)
    case .watch: Self.watch(form, marketCount: marketCount)
    case .scalp: Self.scalp(form, width: width)
    case .compare: Self.compare(form, marketCount: marketCount)
    case .study: Self.study(form)
    }
  }

  /// The width of the tape beside something, where the screen is narrow.
  private static func narrowTape(_ width: Int) -> Int { width >= 96 ? 33 : 23 }

  private static func trade(_ form: ScreenForm, width: Int, marketCount: Int) -> PanelTree {
    typealias Tree = PanelTree
    switch form {
    case .small: return .panel(.ladder)
    case .compact:
      return .columns(
        .main, [Tree.part(1, .ladder), Tree.fixed(narrowTape(width), .tape, yields: 1)])
    case .portrait:
      return .rows(
        .main,
        [
          Tree.part(3, .chart, yields: 1), Tree.part(5, .ladder),
          Tree.part(
            2, .columns(.inner, [Tree.part(1, .depth), Tree.fixed(33, .tape)]), yields: 2),
        ])
    case .low:
      return .columns(
        .main,
        [
          ladder(atLeast: 72), Tree.part(1, .chart, yields: 1), Tree.fixed(25, .tape, yields: 2),
        ])
    case .standard:
      let below = Tree.columns(.inner, [Tree.part(1, .depth, yields: 1), Tree.fixed(25, .tape)])
      return .columns(
        .main,
        [
          ladder(atLeast: 72),
          Tree.part(1, .rows(.right, [Tree.part(5, .chart), Tree.part(4, below, yields: 1)])),
        ])
    case .wide:
      let middle = Tree.rows(
        .middle,
        [
          Tree.fixed(marketCount + 3, .watchlist, yields: 2), Tree.part(3, .chart),
          Tree.part(2, .depth, yields: 1),
        ])
      return .columns(
        .main,
        [
          Tree.fixed(80, .ladder),
          Tree.part(1, marketCount > 1 ? middle : middle.without(.watchlist)),
          Tree.fixed(
            36, .rows(.right, [Tree.part(1, .tape), Tree.fixed(10, .touch, yields: 1)]), yields: 1),
        ])
    }
  }

  private static func ladder(atLeast cells: Int) -> PanelTree.Part {
    PanelTree.Part(
      tree: .panel(.ladder), length: .share(perMille: 450, atLeast: cells), yields: 0)
  }

  private static func watch(_ form: ScreenForm, marketCount: Int) -> PanelTree {
    typealias Tree = PanelTree
    switch form {
    case .small: return .panel(.watchlist)
    case .compact:
      return .rows(
        .main, [Tree.fixed(marketCount + 3, .watchlist), Tree.part(1, .chart, yields: 1)])
    case .portrait:
      return .rows(
        .main,
        [
          Tree.part(3, .watchlist), Tree.part(3, .chart),
          Tree.part(
            2, .columns(.inner, [Tree.part(1, .touch), Tree.fixed(33, .tape)]), yields: 1),
        ])
    case .low:
      return .columns(.main, [Tree.part(1, .watchlist), Tree.part(1, .chart)])
    case .standard:
      let below = Tree.columns(.inner, [Tree.part(1, .touch, yields: 1), Tree.fixed(28, .tape)])
      return .columns(
        .main,
        [
          Tree.part(5, .watchlist),
          Tree.part(6, .rows(.right, [Tree.part(2, .chart), Tree.part(1, below, yields: 1)])),
        ])
    case .wide:
      let right = Tree.rows(.right, [Tree.part(2, .tape), Tree.part(1, .touch, yields: 1)])
      let middle = Tree.rows(.middle, [Tree.part(3, .chart), Tree.part(2, .heatmap, yields: 1)])
      return .columns(
        .main,
        [Tree.part(4, .watchlist), Tree.part(5, middle), Tree.fixed(40, right, yields: 1)])
    }
  }

  private static func scalp(_ form: ScreenForm, width: Int) -> PanelTree {
    typealias Tree = PanelTree
    switch form {
    case .small: return .panel(.ladder)
    case .compact:
      let right = Tree.rows(.right, [Tree.part(1, .tape), Tree.fixed(6, .touch, yields: 1)])
      return .columns(
        .main, [Tree.part(1, .ladder), Tree.fixed(max(25, narrowTape(width)), right, yields: 1)])
    case .portrait:
      return .rows(
        .main,
        [
          Tree.part(5, .ladder), Tree.part(3, .heatmap, yields: 2),
          Tree.fixed(
            8, .columns(.inner, [Tree.part(1, .touch), Tree.fixed(33, .tape)]), yields: 1),
        ])
    case .low:
      return .columns(
        .main,
        [
          ladder(atLeast: 60), Tree.part(1, .heatmap, yields: 2),
          Tree.fixed(28, .tape, yields: 1),
        ])
    case .standard:
      let below = Tree.columns(.inner, [Tree.part(1, .touch), Tree.fixed(25, .tape)])
      return .columns(
        .main,
        [
          ladder(atLeast: 66),
          Tree.part(1, .rows(.right, [Tree.part(5, .heatmap), Tree.part(4, below, yields: 1)])),
        ])
    case .wide:
      let middle = Tree.rows(
        .middle,
        [
          Tree.part(4, .heatmap), Tree.part(3, .chart, yields: 2),
          Tree.fixed(9, .touch, yields: 1),
        ])
      return .columns(
        .main,
        [Tree.fixed(84, .ladder), Tree.part(1, middle), Tree.fixed(36, .tape, yields: 1)])
    }
  }

  /// As many markets as there are, up to four; where a place is left, the watchlist takes it.
  private static func compare(_ form: ScreenForm, marketCount: Int) -> PanelTree {
    typealias Tree = PanelTree
    let count = min(4, max(1, marketCount))
    let panels: [Panel] =
      (0..<count).map { .comparison($0) } + (count % 2 == 1 ? [.watchlist] : [])
    switch form {
    case .small: return .panel(.watchlist)
    case .portrait:
      return .rows(
        .main,
        panels.enumerated().map { number, panel in Tree.part(1, panel, yields: number) })
    case .low where count > 2, .wide where count == 3:
      return .columns(
        .main, (0..<count).map { Tree.part(1, .comparison($0), yields: $0) })
    case .compact, .low, .standard, .wide:
      func row(_ split: LayoutSplit, _ panels: ArraySlice<Panel>) -> PanelTree {
        .columns(split, panels.map { Tree.part(1, $0) })
      }
      guard panels.count > 2 else { return row(.main, panels[...]) }
      return .rows(
        .main,
        [
          Tree.part(1, row(.left, panels[..<2])),
          Tree.part(1, row(.right, panels[2...]), yields: 1),
        ])
    }
  }

  private static func study(_ form: ScreenForm) -> PanelTree {
    typealias Tree = PanelTree
    switch form {
    case .small, .compact: return .panel(.chart)
    case .portrait:
      return .rows(
        .main,
        [
          Tree.part(5, .chart), Tree.part(4, .heatmap, yields: 1),
          Tree.fixed(
            9, .columns(.inner, [Tree.part(1, .touch), Tree.part(1, .depth)]), yields: 2),
        ])
    case .low:
      return .columns(.main, [Tree.part(3, .chart), Tree.part(2, .heatmap, yields: 1)])
    case .standard:
      let right = Tree.rows(
        .right, [Tree.part(3, .depth), Tree.fixed(8, .touch, yields: 1)])
      let left = Tree.rows(.left, [Tree.part(6, .chart), Tree.part(5, .heatmap, yields: 1)])
      return .columns(.main, [Tree.part(1, left), Tree.fixed(36, right, yields: 1)])
    case .wide:
      let left = Tree.rows(.left, [Tree.part(6, .chart), Tree.part(5, .heatmap, yields: 1)])
      let right = Tree.rows(
        .right,
        [
          Tree.part(3, .depth, yields: 1), Tree.fixed(9, .touch, yields: 2), Tree.part(3, .tape),
        ])
      return .columns(.main, [Tree.part(1, left), Tree.fixed(48, right, yields: 1)])
    }
  }
}

extension PanelTree {
  /// The same without a panel, where it is not all there is.
  func without(_ panel: Panel) -> PanelTree {
    guard case .split(let split, let isColumns, let parts) = self else { return self }
    return .split(split, isColumns: isColumns, parts.filter { $0.tree != .panel(panel) })
  }
}
