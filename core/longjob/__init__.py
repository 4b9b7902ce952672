"""Long jobs: operations that take long, watched, cancelled and taken up again."""
