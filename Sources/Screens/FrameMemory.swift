internal import Canvas
internal import Desk
internal import Market

/// What drawing keeps from one frame to the next: answers that every frame asks for and that seldom
/// change, each with the question it is the answer to.
///
/// Nothing of it can be seen: with any memory, the same state gives the same cells.
public struct FrameMemory: Sendable {
  /// Where everything stood.
  var layout: (question: LayoutQuestion, answer: Layout)?
  /// What the keys did.
  var hints: (question: HintQuestion, answer: [HintText])?
  /// What the parts below were drawn with.
  private var look: FrameLook?
  /// What a screen begins with.
  private var blank: Grid?
  /// The parts of the screen as they were drawn last.
  var status: DrawnPart<StatusQuestion>?
  var banner: DrawnPart<Banner>?
  var ladder = LadderMemory()
  var chart: DrawnPart<ChartQuestion>?
  var tape: DrawnPart<TapeQuestion>?
  var blotter: DrawnPart<OrdersQuestion>?
  var account: DrawnPart<AccountQuestion>?
  var hintRows: DrawnPart<HintRowsQuestion>?

  /// A memory of nothing.
  public init() {}
}

/// All that decides where everything stands.
struct LayoutQuestion: Equatable {
  var size: Size
  var choice: LayoutChoice
  var marketCount: Int
  /// The pane that has all the room; `nil` where none has.
  var maximised: Pane?
  var bannerRows: Int

  init(size: Size, state: DeskState, banner: Banner?) {
    self.size = size
    choice = state.layout
    marketCount = state.session.instruments.count
    maximised = state.isMaximised ? state.pane : nil
    bannerRows = banner.map { Layout.rows(of: $0, size) } ?? 0
  }
}

/// All that decides which keys are hinted at, and how they are written.
struct HintQuestion: Equatable {
  var keys: KeyMap
  var context: KeyContext
}

/// A hint without regard to whether its key would lead to something now.
struct HintText: Sendable {
  var definition: ActionDefinition
  var key: String
}

/// What every part of the screen is drawn with.
struct FrameLook: Equatable {
  var theme: Theme
  var glyphs: GlyphSet
  var size: Size
  var instruments: [Instrument]
  var assets: [Asset]
  var keys: KeyMap
}

extension FrameMemory {
  /// Forgets all parts where they were drawn with another look.
  mutating func forgetParts(unless now: FrameLook) {
    guard look != now else { return }
    let (layout, hints) = (layout, hints)
    self = FrameMemory()
    (self.layout, self.hints, look) = (layout, hints, now)
  }

  /// What a screen begins with.
  mutating func blankGrid(_ size: Size, _ theme: Theme) -> Grid {
    if let blank { return blank }
    let grid = Brush.blank(size, theme)
    blank = grid
    return grid
  }
}
