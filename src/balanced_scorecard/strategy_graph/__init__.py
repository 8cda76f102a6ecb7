"""The strategy map as a networkx graph, and what it can be asked; one layer, like `units` and `kernels`."""

from .analysis import MapAnalysis as MapAnalysis
from .analysis import analyse_map as analyse_map
from .building import strategy_map as strategy_map
from .influence import Failure as Failure
from .influence import Influence as Influence
from .influence import drivers_of as drivers_of
from .influence import failure_of as failure_of
from .leverage import Leverage as Leverage
from .leverage import SinglePoint as SinglePoint
from .leverage import bottleneck as bottleneck
from .leverage import leverage_of as leverage_of
from .leverage import single_points as single_points
from .links import MapLink as MapLink
from .links import links_of as links_of
from .links import map_conflicts as map_conflicts
from .links import map_links as map_links
from .places import ElementKind as ElementKind
from .places import MapConflict as MapConflict
from .places import MapLevel as MapLevel
from .structure import causal_cycles as causal_cycles
from .structure import dead_ends as dead_ends
from .structure import isolated_elements as isolated_elements
from .structure import layers_of as layers_of
from .structure import paths_to_results as paths_to_results
