"""What every layer may use: settings, errors, logs. It imports no other layer."""
