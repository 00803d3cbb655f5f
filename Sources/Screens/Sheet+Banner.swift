internal import Canvas
internal import Desk
internal import Market

/// The announcement under the status line.
extension Sheet {
  /// Draws the banner. Its words come from the desk; what does not fit the first row goes to the
  /// second, and from there to the notice in full.
  ///
  /// What else is announced has the second row, or the first place after the headline where there
  /// is one row only.
  mutating func banner(_ banner: Banner, in rect: Rect) {
    guard !rect.isEmpty else { return }
    if let companion = banner.companions.first, rect.height > 1 {
      var alone = banner
      alone.companions = []
      self.banner(alone, in: rect.row(0))
      self.banner(companion, in: rect.row(1))
      return
    }
    let role: ThemeRole = banner.urgency >= .critical ? .bannerUrgent : .banner
    brush.fill(rect, role)
    let isReadable = banner.notice != nil || banner.incident != nil
    add(isReadable ? .action(.showNotice) : nil, in: rect)
    let separator = "  \(text(glyphs.dot))  "
    var details = banner.companions.map(\.headline)
    details += banner.details(separator: " \(text(glyphs.dot)) ")
    if let progress = banner.progress, let place = details.firstIndex(of: banner.progressText ?? "")
    {
      details[place] =
        progressBar(progress, width: rect.width < 100 ? 8 : 20) + " " + details[place]
    }
    for row in 0..<rect.height {
      var line = row == 0 ? "\(mark(banner)) \(banner.headline)" : " "
      var rest: [String] = []
      var isFirst = row > 0
      for detail in details {
        let longer = line + (isFirst ? " " : separator) + detail
        if brush.width(of: longer) > rect.width - 2 {
          rest.append(detail)
          continue
        }
        line = longer
        isFirst = false
      }
      brush.put(
        line, at: Point(x: rect.x + 1, y: rect.y + row),
        row == 0 ? theme[role].with(.bold) : theme[role], width: rect.width - 2)
      details = rest
    }
  }

  /// What stands before the headline.
  private func mark(_ banner: Banner) -> String {
    switch (banner.kind, banner.urgency) {
    case (.upgrade, .information): text(glyphs.check)
    case (.upgrade, .warning), (.haltedForGood, _): text(glyphs.crossMark)
    default: text(glyphs.flag)
    }
  }

  /// A bar of text that shows how far work is; the step that is being done counts half.
  func progressBar(_ progress: WorkProgress, width: Int) -> String {
    let steps = max(1, progress.steps)
    let done = min(max(0, 2 * progress.step - 1), 2 * steps)
    let filled = done * max(0, width) / (2 * steps)
    let full = glyphs.rightwards[glyphs.rightwards.count - 1].glyph
    return String(repeating: text(full), count: filled)
      + String(repeating: text(glyphs.dot), count: max(0, width) - filled)
  }
}
