extension Style {
  /// The nearest style that a terminal of a depth can show.
  ///
  /// Doing it twice changes nothing more.
  ///
  /// A glyph that was visible stays visible: where both colours become one of the sixteen, the
  /// glyph gets another. For roles that live by their background, lower the whole theme instead.
  public func lowered(to depth: ColourDepth) -> Style {
    var lowered = Style(
      foreground: foreground.lowered(to: depth), background: background.lowered(to: depth),
      emphasis: emphasis)
    if depth == .ansi16, foreground != background,
      case .ansi(let front) = lowered.foreground, case .ansi(let back) = lowered.background
    {
      lowered.foreground = .ansi(legible(front, on: back))
    }
    return lowered
  }

  /// Another of the sixteen colours for a glyph that would hardly be seen on its background any
  /// more.
  private func legible(_ front: UInt8, on back: UInt8) -> UInt8 {
    if front == back { return isFaint ? (back == 8 ? 15 : 8) : Palette.clearest(on: back) }
    guard !isFaint, !Palette.isLegible(front, on: back) else { return front }
    let bright = front | 8
    return Palette.isLegible(bright, on: back) ? bright : Palette.clearest(on: back)
  }

  /// Whether the theme itself wants the glyph to be hardly seen: a line, a grid.
  private var isFaint: Bool {
    guard case .rgb(let red, let green, let blue) = foreground,
      case .rgb(let otherRed, let otherGreen, let otherBlue) = background
    else { return true }
    return RGB(red, green, blue).contrast(to: RGB(otherRed, otherGreen, otherBlue)) < 250
  }
}

extension Theme {
  /// The theme as a terminal of a depth can show it.
  ///
  /// Doing it twice changes nothing more.
  ///
  /// With sixteen colours a quiet background often becomes that of the screen; roles that are
  /// told by their background (the chosen row, a banner) are reversed then, and those that would
  /// look like what they must be told from get the next hue or a line below. Without colours every
  /// role looks as in ``plain``: emphasis that was chosen to go with colours would blur the
  /// differences.
  public func lowered(to depth: ColourDepth) -> Theme {
    if depth == .monochrome { return mapStyles { role, _ in Theme.plain[role] } }
    let base = self[.background].background
    let lowered = mapStyles { role, style in
      var lowered = style.lowered(to: depth)
      if depth == .ansi16, role.standsOut, style.background != base,
        lowered.background == base.lowered(to: depth)
      {
        lowered.emphasis.insert(.reverse)
      }
      return lowered
    }
    return depth == .ansi16 ? toldApart(in: lowered) : lowered
  }

  /// What must be told from what, where the theme itself does.
  private static let apart: [(role: ThemeRole, others: [ThemeRole])] = [
    (.positive, [.text]), (.negative, [.text, .positive]),
    (.positiveBar, [.text]), (.negativeBar, [.text, .positiveBar]),
    (.own, [.text, .positive, .negative]),
    (.warning, [.text, .positive, .negative, .information, .danger]),
  ]

  private func toldApart(in lowered: Theme) -> Theme {
    // ORDERED: only looked up by role.
    var changed: [ThemeRole: Style] = [:]
    for (role, others) in Self.apart {
      let taken = others.filter { self[$0] != self[role] }.map { changed[$0] ?? lowered[$0] }
      guard taken.contains(lowered[role]) else { continue }
      var choices: [Style] = []
      var style = lowered[role]
      if case .rgb(let red, let green, let blue) = self[role].foreground,
        case .ansi(let back) = style.background,
        let hue = Palette.nearestLegible(RGB(red, green, blue), on: back)
      {
        style.foreground = .ansi(hue)
        choices.append(style)
      }
      style.emphasis.insert(.underline)
      choices.append(style)
      changed[role] = choices.first { !taken.contains($0) }
    }
    return lowered.mapStyles { role, style in changed[role] ?? style }
  }
}
