public import Canvas
public import Desk

/// The screen as a function of what the desk knows.
public enum Screens {
  /// Draws the desk at a size. Gives a frame at every size, however small.
  ///
  /// Nothing but the arguments decides what is drawn: the same state gives the same cells.
  public static func frame(
    _ state: DeskState, theme: Theme, glyphs: GlyphSet, size: Size
  ) -> Frame {
    var sheet = Sheet(state: state, size: size, theme: theme, glyphs: glyphs)
    guard Layout.fits(size) else {
      sheet.tooSmall()
      return sheet.frame(ladderRows: 0)
    }
    let banner = state.banner
    let layout = Layout(size: size, state: state, banner: banner)
    sheet.statusLine(in: layout.status)
    if let banner { sheet.banner(banner, in: layout.banner) }
    let rows = sheet.ladder(in: layout.ladder, isFramed: layout.isFramed)
    sheet.chart(in: layout.chart)
    sheet.depthChart(in: layout.depth)
    sheet.tape(in: layout.tape)
    sheet.marketList(in: layout.markets)
    sheet.blotter(in: layout.blotter, isFramed: layout.isFramed)
    sheet.accountPanel(in: layout.account)
    sheet.accountLine(in: layout.accountLine)
    sheet.latestMessages(in: layout.messages)
    sheet.hints(in: layout.hints)
    sheet.overlay(beside: layout)
    sheet.flash(above: layout)
    return sheet.frame(ladderRows: rows)
  }
}
