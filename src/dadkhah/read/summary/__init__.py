"""What one text says about its main event: `dadkhah read --summary`. In: a sheet. Out: Summary."""
