import Simulation

/// What a scenario expects, and not what the testing library calls so.
typealias Expectation = Simulation.Expectation
