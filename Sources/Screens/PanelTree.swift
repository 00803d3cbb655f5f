internal import Canvas
internal import Desk

/// An arrangement of panels as data: a panel, or several trees side by side or one below the other.
indirect enum PanelTree: Hashable {
  /// A panel alone.
  case panel(Panel)
  /// Several parts, side by side where `isColumns`, else one below the other.
  case split(LayoutSplit, isColumns: Bool, [Part])

  /// A part of a split.
  struct Part: Hashable {
    /// What stands there.
    var tree: PanelTree
    /// How much of the room it gets.
    var length: PartLength
    /// Who goes first where there is too little room: the highest number; 0 stays.
    var yields = 0
  }

  /// Parts side by side.
  static func columns(_ split: LayoutSplit, _ parts: [Part]) -> PanelTree {
    .split(split, isColumns: true, parts)
  }

  /// Parts one below the other.
  static func rows(_ split: LayoutSplit, _ parts: [Part]) -> PanelTree {
    .split(split, isColumns: false, parts)
  }

  /// The least room that what stays of it needs.
  var least: Size {
    switch self {
    case .panel(let panel): return panel.least
    case .split(_, let isColumns, let parts):
      let lowest = parts.map(\.yields).min() ?? 0
      var size = Size(width: 0, height: 0)
      for part in parts where part.yields == lowest {
        let need = part.tree.least
        if isColumns {
          size = Size(width: size.width + need.width, height: max(size.height, need.height))
        } else {
          size = Size(width: max(size.width, need.width), height: size.height + need.height)
        }
      }
      return size
    }
  }

  /// The panels in it, in the order of reading.
  var panels: [Panel] {
    switch self {
    case .panel(let panel): [panel]
    case .split(_, _, let parts): parts.flatMap(\.tree.panels)
    }
  }
}

/// How much of the room a part of a split gets.
enum PartLength: Hashable {
  /// So many cells.
  case cells(Int)
  /// So many thousandths of all that is divided, at least so many cells.
  case share(perMille: Int, atLeast: Int)
  /// Its weight's share of what the others leave.
  case weight(Int)

  func length(of extent: Int) -> Length {
    switch self {
    case .cells(let cells): .fixed(cells)
    case .share(let perMille, let least): .fixed(max(least, extent * perMille / 1000))
    case .weight(let weight): .weight(weight)
    }
  }
}

extension PanelTree {
  /// A part that gets what the others leave, by its weight.
  static func part(_ weight: Int, _ tree: PanelTree, yields: Int = 0) -> Part {
    Part(tree: tree, length: .weight(weight), yields: yields)
  }

  /// A part with a panel that gets what the others leave, by its weight.
  static func part(_ weight: Int, _ panel: Panel, yields: Int = 0) -> Part {
    Part(tree: .panel(panel), length: .weight(weight), yields: yields)
  }

  /// A part of so many cells.
  static func fixed(_ cells: Int, _ tree: PanelTree, yields: Int = 0) -> Part {
    Part(tree: tree, length: .cells(cells), yields: yields)
  }

  /// A part with a panel of so many cells.
  static func fixed(_ cells: Int, _ panel: Panel, yields: Int = 0) -> Part {
    Part(tree: .panel(panel), length: .cells(cells), yields: yields)
  }
}
