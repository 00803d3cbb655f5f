import ArgumentParser
import Canvas

/// The colour of what rises, as asked for on the command line.
enum RisingArgument: String, ExpressibleByArgument, CaseIterable {
  case green
  case red

  var rising: Rising { self == .red ? .red : .green }
}
