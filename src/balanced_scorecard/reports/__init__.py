"""Reports: draw and write what lower layers have computed; compute nothing."""
