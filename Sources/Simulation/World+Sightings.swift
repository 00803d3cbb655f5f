public import Market

// What is told of agents to whoever checks a scenario.
extension World {
  /// How many market makers of a market bear as much as they may, in either direction.
  ///
  /// - Complexity: O(makers).
  public func fullMakerCount(in instrument: InstrumentID) -> Int {
    guard let crowd = crowds.first(where: { $0.id == instrument }) else { return 0 }
    return crowd.makers.count { maker in
      maker.inventory >= maker.inventoryLimit || maker.inventory <= -maker.inventoryLimit
    }
  }
}
