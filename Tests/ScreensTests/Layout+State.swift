import Canvas
import Desk

@testable import Screens

extension Layout {
  /// Where everything stands for a desk at a size.
  init(size: Size, state: DeskState, banner: Banner?) {
    self.init(LayoutQuestion(size: size, state: state, banner: banner))
  }
}
