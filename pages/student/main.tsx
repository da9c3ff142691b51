// A page without a script: only its style is built.
import '../parts/theme.css';
import './student.css';
