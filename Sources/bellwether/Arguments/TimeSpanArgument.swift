import ArgumentParser
import Market

/// A length of market time, as typed: `90s`, `10m`, `1h`, `1h30m`, `2d`.
struct TimeSpanArgument: ExpressibleByArgument {
  var span: TimeSpan

  init(_ span: TimeSpan) { self.span = span }

  init?(argument: String) {
    guard let span = TimeSpan(typed: argument) else { return nil }
    self.span = span
  }

  var defaultValueDescription: String {
    SpanText.of(span).replacing(" ", with: "")
  }
}
