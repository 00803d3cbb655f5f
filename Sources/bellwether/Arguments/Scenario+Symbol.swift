import ArgumentParser
import Exchange
import Market
import Simulation

extension Scenario {
  /// The market of a symbol as it was typed, or the first where none was.
  ///
  /// - Throws: `ValidationError` that says which markets there are.
  func instrument(named symbol: String?) throws -> InstrumentID {
    let instruments = configuration.instruments
    guard let symbol else { return InstrumentID(0) }
    guard let found = instruments.first(where: { $0.symbol == symbol.uppercased() }) else {
      let symbols = instruments.map(\.symbol).joined(separator: ", ")
      throw ValidationError("there is no market '\(symbol)'; there are: \(symbols)")
    }
    return found.id
  }
}
