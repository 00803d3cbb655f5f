internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// The ladder as it was drawn last.
struct LadderMemory: Sendable {
  /// The upper edge of its frame, with all that stands there.
  var frame: DrawnPart<Sheet.LadderWords>?
  /// Its rows, each on its own: most of them stay as they are while the others change.
  var rows: [DrawnPart<LadderRowQuestion>?] = []
  private var question: LadderRowsQuestion?

  /// Forgets all rows where something has changed that all of them are drawn from.
  mutating func forgetRows(unless now: LadderRowsQuestion, count: Int) {
    guard question != now || rows.count != count else { return }
    question = now
    rows = Array(repeating: nil, count: count)
  }
}

/// What decides how all rows of the ladder look.
struct LadderRowsQuestion: Equatable {
  var columns: LadderColumns
  var fullBar: Int
  var isCumulative: Bool
  var flowMinimum: Quantity
  var isStale: Bool
  var focus: InstrumentID

  /// What the rows of a ladder have in common.
  init(_ ladder: Sheet.Ladder, focus: InstrumentID) {
    columns = ladder.columns
    fullBar = ladder.fullBar
    isCumulative = ladder.isCumulative
    flowMinimum = ladder.flowMinimum
    isStale = ladder.isStale
    self.focus = focus
  }
}

/// What decides how one row of the ladder looks.
struct LadderRowQuestion: Equatable {
  var row: LadderRow
  var marks: Marks
  /// Who took in the last trade, where it was here.
  var aggressor: Side?

  /// What is marked at a row.
  struct Marks: OptionSet {
    let rawValue: UInt16
    static let bestBid = Marks(rawValue: 1)
    static let bestAsk = Marks(rawValue: 2)
    static let between = Marks(rawValue: 4)
    static let cursor = Marks(rawValue: 8)
    static let last = Marks(rawValue: 16)
    static let high = Marks(rawValue: 32)
    static let low = Marks(rawValue: 64)
    static let indicative = Marks(rawValue: 128)
    static let refreshedBid = Marks(rawValue: 256)
    static let refreshedAsk = Marks(rawValue: 512)
  }
}

extension Sheet {
  /// What decides how a row looks; `nil` for the one that the mouse carries an order over.
  func rowQuestion(_ row: LadderRow, number: Int, _ ladder: Ladder) -> LadderRowQuestion? {
    guard number != ladder.drop else { return nil }
    var marks: LadderRowQuestion.Marks = []
    if number == ladder.bestBid { marks.insert(.bestBid) }
    if number == ladder.bestAsk { marks.insert(.bestAsk) }
    if number > (ladder.bestAsk ?? .max), number < (ladder.bestBid ?? .min) {
      marks.insert(.between)
    }
    if number == ladder.cursor { marks.insert(.cursor) }
    if number == ladder.last?.row { marks.insert(.last) }
    if number == ladder.high { marks.insert(.high) }
    if number == ladder.low { marks.insert(.low) }
    if number == ladder.indicative { marks.insert(.indicative) }
    if isRefreshed(row, .buy) { marks.insert(.refreshedBid) }
    if isRefreshed(row, .sell) { marks.insert(.refreshedAsk) }
    return LadderRowQuestion(
      row: shown(row, ladder), marks: marks,
      aggressor: marks.contains(.last) ? ladder.last?.side : nil)
  }

  /// A row with nothing in it that has no column.
  private func shown(_ row: LadderRow, _ ladder: Ladder) -> LadderRow {
    var row = row
    if !ladder.isCumulative { (row.bidTotal, row.askTotal) = (.zero, .zero) }
    if ladder.columns.bidFlow.width == 0 { row.bidFlow = refillsAlone(row.bidFlow) }
    if ladder.columns.askFlow.width == 0 { row.askFlow = refillsAlone(row.askFlow) }
    return row
  }

  private func refillsAlone(_ flow: FlowLevel) -> FlowLevel {
    var alone = FlowLevel(price: Price(ticks: 0))
    alone.refills = min(1, flow.refills)
    return alone
  }
}
