import ArgumentParser
import Canvas

/// Colours as asked for on the command line.
enum ColourArgument: String, ExpressibleByArgument, CaseIterable {
  case trueColour = "true"
  case palette = "256"
  case sixteen = "16"
  case none

  var depth: ColourDepth {
    switch self {
    case .trueColour: .trueColour
    case .palette: .ansi256
    case .sixteen: .ansi16
    case .none: .monochrome
    }
  }
}
