internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// What drawing keeps from one frame to the next: answers that every frame asks for and that seldom
/// change, each with the question it is the answer to.
///
/// Nothing of it can be seen: with any memory, the same state gives the same cells.
public struct FrameMemory: Sendable {
  /// Where everything stood.
  var layout: Answered<LayoutQuestion, Layout>?
  /// What the keys did where they were pressed.
  var hints: Answered<HintQuestion, [HintText]>?
  /// What the parts below were drawn with.
  private var look: FrameLook?
  /// The screen as it was drawn last, without what lay over it; `nil` where nothing of it is of
  /// use any more. What has not changed since is left as it stands there.
  var ground: Grid?
  /// What the parts of the screen were drawn from.
  var status: DrawnPart<StatusQuestion>?
  var banner: DrawnPart<Banner>?
  var ladder = LadderMemory()
  var chart: DrawnPart<ChartQuestion>?
  var tape: DrawnPart<TapeQuestion>?
  var depth: DrawnPart<DepthPicture>?
  var blotter: DrawnPart<OrdersQuestion>?
  var accountFrame: DrawnPart<Equity>?
  var account: DrawnPart<AccountQuestion>?
  var hintRows: DrawnPart<HintRowsQuestion>?

  /// A memory of nothing.
  public init() {}
}

/// A question with its answer.
///
/// A class, because it is looked at sixty times a second and need not be copied for that.
final class Answered<Question: Equatable & Sendable, Answer: Sendable>: Sendable {
  let question: Question
  let answer: Answer

  init(_ question: Question, _ answer: Answer) {
    self.question = question
    self.answer = answer
  }
}

/// All that decides where everything stands.
struct LayoutQuestion: Equatable {
  var size: Size
  var choice: LayoutChoice
  var marketCount: Int
  /// The pane that has all the room; `nil` where none has.
  var maximised: Pane?
  var bannerRows: Int

  /// Borrows the state: an initializer would be given a copy of it otherwise.
  init(size: Size, state: borrowing DeskState, banner: borrowing Banner?) {
    self.size = size
    choice = state.layout
    marketCount = state.session.instruments.count
    maximised = state.isMaximised ? state.pane : nil
    bannerRows = banner.map { Layout.rows(of: $0, size) } ?? 0
  }
}

/// What decides which keys are hinted at.
struct HintQuestion: Equatable {
  var context: KeyContext
  var isRecording: Bool
}

/// A hint without regard to whether its key would lead to something now.
///
/// A class, because dozens of them are looked at in every frame and none of them changes.
final class HintText: Sendable {
  let definition: ActionDefinition
  let key: String
  let word: String?

  init(definition: ActionDefinition, key: String, word: String?) {
    self.definition = definition
    self.key = key
    self.word = word
  }
}

/// What every part of the screen is drawn with.
struct FrameLook: Equatable, Sendable {
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
    if case let known? = look, known == now { return }
    forgetParts()
    look = now
  }

  /// Forgets all parts: the next frame begins on a blank screen.
  mutating func forgetParts() {
    let (layout, look) = (layout, look)
    self = FrameMemory()
    (self.layout, self.look) = (layout, look)
  }
}
