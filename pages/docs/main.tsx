// Pages without a script: only their style is built.
import '../parts/theme.css';
import './docs.css';
