internal import Canvas
internal import Desk

/// What drawing keeps from one frame to the next: answers that every frame asks for and that seldom
/// change, each with the question it is the answer to.
///
/// Nothing of it can be seen: with any memory, the same state gives the same cells.
public struct FrameMemory: Sendable {
  /// Where everything stood.
  var layout: (question: LayoutQuestion, answer: Layout)?
  /// What the keys did.
  var hints: (question: HintQuestion, answer: [HintText])?

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
