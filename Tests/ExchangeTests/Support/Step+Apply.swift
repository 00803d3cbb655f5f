import Exchange
import ExchangeReference
import Market

extension Step {
  /// Takes the step on an exchange.
  func apply(
    to exchange: inout Exchange, at time: Instant, into events: inout EventBatch
  ) {
    switch ask {
    case .command(let command): exchange.apply(command, at: time, into: &events)
    case .directive(let directive): exchange.apply(directive, at: time, into: &events)
    case .nothing: exchange.advance(to: time, into: &events)
    }
  }
}
